import { join } from 'node:path';
import { note } from '../lib/terminal.ts';
import type { Leashed } from './leashed.ts';
import type { Session } from './session.ts';

/** Starts Vite on a port that is known to be free; only its warnings are shown. */
export function startDevWeb(session: Session, env: NodeJS.ProcessEnv, root: string, port: number): Leashed {
  const app = join(root, 'apps/web');
  const vite = join(app, 'node_modules/vite/bin/vite.js');
  const host = process.env.HOST ?? '127.0.0.1';
  const args = ['--port', String(port), '--strictPort', '--host', host, '--clearScreen', 'false', '--logLevel', 'warn'];
  return session.start([vite, ...args], { env, cwd: app, onLine: (line) => note(`web: ${line}`) });
}
