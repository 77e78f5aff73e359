import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { until } from '../time/until.ts';
import { type ManagedProcess, manage } from './managed-process.ts';
import { spawnBound } from './spawn-bound.ts';

/** A real API process on a port of its own. */
export interface ApiProcess extends ManagedProcess {
  readonly port: number;
  readonly url: string;
  /** Every line it wrote so far, both outputs. */
  readonly logs: readonly string[];
  /** The lines that are JSON, parsed. */
  readonly records: readonly Record<string, unknown>[];
}

export interface StartApiOptions {
  /** Milliseconds until it must be ready; 60 000 by default. */
  timeoutMs?: number;
  /** Script to run instead of the API's main.ts. */
  script?: string;
  /** Arguments for Node itself, for example `['--expose-gc']`. */
  nodeArgs?: string[];
}

const root = join(import.meta.dirname, '..', '..', '..', '..');
const keptLines = 20_000;
/** A third of what it takes to start is reading and compiling the same files again. */
const compiled = join(root, '.tmp', 'compiled');

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/**
 * Starts `node apps/api/src/main.ts` with PORT=0 and the given environment, on top of PATH, HOME and the like but none of
 * this process' other settings, and waits until it listens and /health/ready has no server error.
 * @throws with the end of its output when it ends or is not ready in time
 */
export async function startApi(
  env: Record<string, string | undefined> = {},
  { timeoutMs = 60_000, script = join(root, 'apps/api/src/main.ts'), nodeArgs = [] }: StartApiOptions = {},
): Promise<ApiProcess> {
  const { PATH, HOME, TMPDIR, LANG } = process.env;
  const child = spawnBound(process.execPath, [...nodeArgs, script], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, LANG, NODE_COMPILE_CACHE: compiled, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const logs: string[] = [];
  const records: Record<string, unknown>[] = [];
  const managed = manage(child);
  let ended = false;
  void managed.exited.then(() => {
    ended = true;
  });
  for (const output of [child.stdout, child.stderr] as Readable[]) {
    createInterface({ input: output }).on('line', (line) => {
      if (logs.push(line) > keptLines) logs.shift();
      const record = parse(line);
      if (record && records.push(record) > keptLines) records.shift();
    });
  }
  const deadline = performance.now() + timeoutMs;
  const fail = async (why: string): Promise<never> => {
    await managed.kill();
    throw new Error(`The API ${why}. The end of its output:\n${logs.slice(-30).join('\n')}`);
  };
  const waitFor = <T>(probe: () => T | Promise<T>) =>
    until(async () => (ended ? 'ended' : probe()), { timeoutMs: Math.max(1, deadline - performance.now()) }).catch(() =>
      fail(`was not ready after ${timeoutMs} ms`),
    );
  const port = await waitFor(() => records.find((record) => record.msg === 'listening')?.port);
  if (ended || typeof port !== 'number') return fail('ended while starting');
  const url = `http://127.0.0.1:${port}`;
  await waitFor(async () => (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) })).status < 500);
  if (ended) return fail('ended while starting');
  return { ...managed, port, url, logs, records };
}
