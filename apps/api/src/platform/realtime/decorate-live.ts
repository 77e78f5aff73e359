import type { FastifyInstance } from 'fastify';
import type { Realtime } from './realtime.ts';

/** Gives the app its live side and a way to empty it: while it drains, HTTP connections are not kept either. */
export function decorateLive(app: FastifyInstance, realtime: Realtime): void {
  const { admission } = realtime;
  app.decorate('realtime', realtime);
  app.decorate('drain', async () => {
    await admission.drain();
    await stopListening(app);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (admission.draining) reply.header('connection', 'close');
  });
}

/** What was begun is finished before the rest is closed: from then on every request is answered 503. */
const FINISH_MS = 2_000;

/** Takes no more connections, so that a proxy turns to another server at once, and waits for the requests in flight. */
async function stopListening(app: FastifyInstance): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FINISH_MS);
    app.server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
