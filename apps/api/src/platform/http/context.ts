import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../context/context.ts';
import { correlationIdOf } from '../kernel/correlation.ts';
import { TidingsError } from '../kernel/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Ctx;
  }
}

const tokenInUrl = /[?&](?:access_?token|token|auth|authorization)=/i;

/** Gives every request its correlation id and what its use case works with. */
export function provideContext(app: FastifyInstance, on: Pick<Ctx, 'db' | 'events' | 'live' | 'log'>): void {
  app.decorateRequest('ctx');
  app.addHook('onRequest', async (request, reply) => {
    const correlationId = correlationIdOf(request.headers['x-correlation-id']);
    reply.header('x-correlation-id', correlationId);
    const { db, events, live } = on;
    const log = on.log.child({ correlationId });
    request.ctx = {
      actor: null,
      integration: null,
      tenant: null,
      correlationId,
      idempotency: null,
      progress: { committed: false },
      db,
      events,
      live,
      log,
    };
    if (tokenInUrl.test(request.url))
      throw new TidingsError('BAD_REQUEST', 'Send the token in the Authorization header, never in an address.');
  });
  app.addHook('onResponse', async ({ ctx, method, routeOptions }, reply) => {
    const ms = Math.round(reply.elapsedTime);
    ctx.log.debug({ method, route: routeOptions.url, status: reply.statusCode, ms }, 'A request was answered');
  });
}
