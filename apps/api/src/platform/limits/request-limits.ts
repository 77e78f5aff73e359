import type { FastifyInstance } from 'fastify';
import { TidingsError } from '../kernel/errors.ts';
import { Buckets } from './token-bucket.ts';

/** Per-route budgets by member or, signed out, by address: `perMinute` of the operation, a sixth of it at once. */
export function limitRequests(app: FastifyInstance, enabled: boolean): void {
  if (!enabled) return;
  const budgets = new Map<number, Buckets>();
  // Before the body is read.
  app.addHook('onRequest', async (request) => {
    const { operation } = request.routeOptions.config;
    if (!operation) return;
    const { perMinute, method, path } = operation;
    const buckets = budgets.get(perMinute) ?? new Buckets(perMinute / 60, Math.max(5, Math.ceil(perMinute / 6)));
    budgets.set(perMinute, buckets);
    const who = request.ctx.actor?.id ?? request.ip;
    const wait = buckets.take(`${method} ${path} ${who}`, Date.now());
    if (wait > 0) {
      throw new TidingsError('RATE_LIMITED', `That was fast. Try again in ${Math.ceil(wait / 1000)} s.`, {
        retryAfterMs: wait,
      });
    }
  });
}
