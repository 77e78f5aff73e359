import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bold, dim, duration } from '../lib/terminal.ts';

/** Waits until an address answers, with no server error; @throws after 60 s. */
export async function answers(url: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer && answer.status < 500) return;
    await sleep(50);
  }
  throw new Error(`${url} did not answer within 60 s`);
}

interface Welcome {
  web: string;
  api: string;
  dataDir: string;
  milliseconds: number;
}

/** What a person needs to know once everything runs. */
export function card({ web, api, dataDir, milliseconds }: Welcome): string {
  const near = relative(process.cwd(), dataDir);
  const rows: [string, string][] = [
    ['Web', bold(web)],
    ['API docs', `${api}/api/docs`],
    ['Metrics', `${api}/metrics`],
    ['Sign in', `alice, bob, carol ${dim('(members)')}, mod ${dim('(moderator)')}, admin ${dim('(admin)')}`],
    ['Password', 'tidings-demo'],
    ['Data', `${near.startsWith('..') ? dataDir : near} ${dim('(delete it to start afresh)')}`],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name, value]) => `  ${dim(name.padEnd(9))} ${value}`);
  return ['', `  ${bold('Tidings is ready')} ${dim(`after ${duration(milliseconds)}`)}`, '', ...lines, ''].join('\n');
}
