import { note } from '../lib/terminal.ts';
import type { Session } from './session.ts';

/** Starts the cast: members who act by themselves in development. Paused from the page's foot, off with CAST=off. */
export function startDevCast(session: Session, env: NodeJS.ProcessEnv, apiPort: number, castPort: number): void {
  session.start(['apps/cast/src/main.ts'], {
    env: { ...env, TIDINGS_API: `http://127.0.0.1:${apiPort}`, CAST_PORT: String(castPort) },
    onLine: (line) => {
      if (!line.startsWith('{')) note(`cast: ${line}`);
    },
  });
}
