import { createWriteStream } from 'node:fs';
import { note, step } from '../lib/terminal.ts';

const steps: Record<string, string> = {
  postgres: 'PostgreSQL is up',
  migrated: 'Database migrated',
  seeded: 'Demo content seeded',
};
const grave = new Set<unknown>(['warn', 'error', 'fatal', 40, 50, 60]);

interface Line {
  msg?: string;
  level?: number | string;
  step?: string;
  detail?: string;
  port?: number;
  error?: string;
}

function parse(text: string): Line | undefined {
  try {
    return text.startsWith('{') ? (JSON.parse(text) as Line) : undefined;
  } catch {
    return undefined;
  }
}

/** What the API process says, for a person: steps and warnings on the terminal, everything in a log file. */
export function apiLines(logFile: string, stopping: () => boolean = () => false) {
  const log = createWriteStream(logFile, { flags: 'w' });
  log.on('error', () => undefined);
  const recent: string[] = [];
  const listening = Promise.withResolvers<number>();
  let settled = false;
  return {
    listening: listening.promise,
    /** The last lines, for an error message. */
    recent: () => recent.join('\n'),
    /** Before, steps are shown and the last lines kept for an error message; after, whatever is no routine. */
    settle: () => {
      settled = true;
    },
    take: (text: string) => {
      log.write(`${text}\n`);
      if (recent.push(text) > 20) recent.shift();
      // What is lost while everything ends is no news.
      if (stopping()) return;
      const line = parse(text);
      if (line?.msg === 'listening' && line.port) listening.resolve(line.port);
      const label = line?.msg === 'startup' && line.step ? steps[line.step] : undefined;
      if (label && !settled) step(label, line?.detail);
      if (line && grave.has(line.level)) note(`api: ${line.msg ?? ''}${line.error ? `: ${line.error}` : ''}`);
      if (!line && settled && text.trim() !== '') note(`api: ${text}`);
    },
  };
}
