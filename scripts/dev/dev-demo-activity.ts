import { note } from '../lib/terminal.ts';
import type { Session } from './session.ts';

/** Starts the demo activity: members who act by themselves. Paused from the page's foot, off with DEMO_ACTIVITY=off. */
export function startDemoActivity(session: Session, env: NodeJS.ProcessEnv, apiPort: number, port: number): void {
  session.start(['apps/demo-activity/src/main.ts'], {
    env: { ...env, TIDINGS_API: `http://127.0.0.1:${apiPort}`, DEMO_ACTIVITY_PORT: String(port) },
    onLine: (line) => {
      if (!line.startsWith('{')) note(`demo activity: ${line}`);
    },
  });
}
