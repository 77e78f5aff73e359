import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

/** Anything may be reported but oneself. What may be done about it is `whyNotAct` of the audit. */
export const whyNotReport = (actor: Actor, target: { id: string }): WhyNot =>
  target.id === actor.id ? 'FORBIDDEN' : null;
