import type { Operation } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { principalOf } from '../kernel/actor.ts';
import { TidingsError } from '../kernel/errors.ts';
import { AddressBudget } from './address-budget.ts';
import { Buckets } from './token-bucket.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Counts a request that was let in for its device against its address after all. Throws RATE_LIMITED. */
    countByAddress: () => void;
  }
}

type Budget = { people: Buckets; addresses: AddressBudget };
const newBudget = (rate: number, burst: number): Budget => ({
  people: new Buckets(rate, burst),
  addresses: new AddressBudget(rate, burst),
});

/**
 * Sign-in, which strangers at the same address must not close to a browser that was signed in before (ATTACKS 61). What
 * brings a device of ours is counted by that device, and with all devices of its address under a ceiling, until its body is
 * read: the handler calls `countByAddress` when the device does not know the account that is asked for.
 */
type ForDevices = { operation: Operation; deviceOf: (request: FastifyRequest) => string | null };

/** How many times the budget of an address all the devices there have together; whoever has an account has many of them. */
const CEILING = 10;

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;

/**
 * Per-route budgets by member, by API key or, signed out, by address: `perMinute` of the operation, a sixth of it at once. A cookie
 * changes nothing about that but for signing in.
 */
export function limitRequests(app: FastifyInstance, enabled: boolean, { operation: own, deviceOf }: ForDevices): void {
  app.decorateRequest('countByAddress', () => undefined);
  if (!enabled) return;
  const budgets = new Map<number, Budget>();
  const ceiling = new AddressBudget((own.perMinute * CEILING) / 60, own.perMinute * CEILING);
  // Before the body is read.
  app.addHook('onRequest', async (request) => {
    const { operation } = request.routeOptions.config;
    if (!operation) return;
    const { perMinute } = operation;
    const what = nameOf(operation);
    const budget = budgets.get(perMinute) ?? newBudget(perMinute / 60, Math.max(5, Math.ceil(perMinute / 6)));
    budgets.set(perMinute, budget);
    const { address } = request;
    const byAddress = () => refuse(budget.addresses.take(address, Date.now(), what));
    const device = what === nameOf(own) ? deviceOf(request) : null;
    if (device !== null) {
      refuse(budget.people.take(`${what} ${device}`, Date.now()));
      refuse(ceiling.take(address, Date.now()));
      request.countByAddress = byAddress;
    } else {
      const principal = principalOf(request.ctx);
      if (principal === null) byAddress();
      else refuse(budget.people.take(`${what} ${principal}`, Date.now()));
    }
  });
}

function refuse(wait: number): void {
  if (wait === 0) return;
  throw new TidingsError('RATE_LIMITED', `That was fast. Try again in ${Math.ceil(wait / 1000)} s.`, {
    retryAfterMs: wait,
  });
}
