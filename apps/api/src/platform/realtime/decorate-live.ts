import type { FastifyInstance } from 'fastify';
import type { Realtime } from './realtime.ts';

/** Gives the app its live side and a way to empty it: while it drains, HTTP connections are not kept either. */
export function decorateLive(app: FastifyInstance, realtime: Realtime): void {
  const { admission } = realtime;
  app.decorate('realtime', realtime);
  app.decorate('drain', () => admission.drain());
  app.addHook('onSend', async (_request, reply) => {
    if (admission.draining) reply.header('connection', 'close');
  });
}
