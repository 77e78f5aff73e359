import type { FastifyInstance } from 'fastify';

/** One Ctrl-C in a terminal reaches the process more than once: from the terminal and from whoever started it. */
const SAME_WISH_MS = 1000;

/**
 * Leaves in order on SIGTERM and Ctrl-C: everybody is sent elsewhere, requests in flight are finished, connections and
 * the database are closed. A second signal, or `withinMs`, ends the process at once.
 */
export function leaveOnSignal(app: FastifyInstance, withinMs: number, last: () => Promise<void>): void {
  let leavingSince = 0;
  const leave = async (signal: string) => {
    if (leavingSince > 0) {
      if (Date.now() - leavingSince > SAME_WISH_MS) process.exit(1);
      return;
    }
    leavingSince = Date.now();
    setTimeout(() => process.exit(1), withinMs).unref();
    try {
      await app.drain();
      await app.close();
      await last();
    } catch (error) {
      process.stdout.write(
        `${JSON.stringify({ level: 'error', msg: 'Could not stop in order; ended the process', error: String(error) })}\n`,
      );
      process.exit(1);
    }
    process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'stopped', signal })}\n`);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(signal));
}
