import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TidingsError } from '../kernel/errors.ts';
import { AddressBudget } from './address-budget.ts';
import { Buckets } from './token-bucket.ts';

type Budget = { people: Buckets; addresses: AddressBudget };
const newBudget = (rate: number, burst: number): Budget => ({
  people: new Buckets(rate, burst),
  addresses: new AddressBudget(rate, burst),
});

/**
 * Per-route budgets by member or, signed out, by device where `deviceOf` knows one, else by address: `perMinute` of the
 * operation, a sixth of it at once.
 */
export function limitRequests(
  app: FastifyInstance,
  enabled: boolean,
  deviceOf: (request: FastifyRequest) => string | null,
): void {
  if (!enabled) return;
  const budgets = new Map<number, Budget>();
  // Before the body is read.
  app.addHook('onRequest', async (request) => {
    const { operation } = request.routeOptions.config;
    if (!operation) return;
    const { perMinute, method, path } = operation;
    const budget = budgets.get(perMinute) ?? newBudget(perMinute / 60, Math.max(5, Math.ceil(perMinute / 6)));
    budgets.set(perMinute, budget);
    const who = request.ctx.actor?.id ?? deviceOf(request);
    const now = Date.now();
    const wait =
      who === null
        ? budget.addresses.take(request.address, now, `${method} ${path}`)
        : budget.people.take(`${method} ${path} ${who}`, now);
    if (wait > 0) {
      throw new TidingsError('RATE_LIMITED', `That was fast. Try again in ${Math.ceil(wait / 1000)} s.`, {
        retryAfterMs: wait,
      });
    }
  });
}
