import type { Actor } from '../../../platform/kernel/actor.ts';
import type { WhyNot } from '../../../platform/rights/why-not.ts';

/** An order is seen by its customer and by admins; for others it does not exist. */
export const whyNotSeeOrder = (actor: Pick<Actor, 'id' | 'role'>, { customerId }: { customerId: string }): WhyNot =>
  actor.id === customerId || actor.role === 'admin' ? null : 'NOT_FOUND';
