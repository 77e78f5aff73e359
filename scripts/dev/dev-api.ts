import { join } from 'node:path';
import { ensureClient } from '@tidings/db/generate';
import { bold, dim, note } from '../lib/terminal.ts';
import { apiLines } from './api-lines.ts';
import type { Leashed } from './leashed.ts';
import type { Session } from './session.ts';

/** The API while somebody works on it. */
export interface DevApi {
  readonly pid: number;
  /** Its port, once it listens; never when it ends before. */
  listening: Promise<number>;
  /** The text for the person when it ends before it is ready. */
  failed: Promise<string>;
  /** From now on it may end: it is started again with the next change. */
  settle: () => void;
  /** Stops it and starts it with the changed sources. */
  restart: (file: string) => Promise<void>;
}

/** Starts the API as a process of the session; its log goes to a file in the data directory. */
export function startDevApi(session: Session, env: NodeJS.ProcessEnv, dataDir: string): DevApi {
  const logFile = join(dataDir, 'api.log');
  const lines = apiLines(logFile, () => session.stopping);
  const launch = () => session.start(['apps/api/src/main.ts'], { env, onLine: lines.take });
  let current: Leashed = launch();
  let restarting = false;

  const watchEnd = () =>
    void current.exited.then((code) => {
      if (restarting || session.stopping) return;
      note(`The API ended (exit ${code}) and starts again with the next change. Its log: ${logFile}`);
    });

  return {
    get pid() {
      return current.pid;
    },
    listening: lines.listening,
    failed: current.exited.then((code) => `The API ended (exit ${code}). Its last words:\n${lines.recent()}`),
    settle: () => {
      lines.settle();
      watchEnd();
    },
    restart: async (file) => {
      if (restarting || session.stopping) return;
      restarting = true;
      await current.stop(5000);
      await ensureClient().catch((error: Error) => note(error.message));
      if (!session.stopping) {
        current = launch();
        watchEnd();
        console.log(`${bold('↻')} API restarted ${dim(`(${file})`)}`);
      }
      restarting = false;
    },
  };
}
