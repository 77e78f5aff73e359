import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { canSpeak } from '../identity/index.ts';

/** Who may speak likes what they see, and takes it back; what is hidden nobody sees, staff included. */
export function whyNotLike(actor: Actor, target: { status: 'visible' | 'hidden' }): WhyNot {
  if (!canSpeak(actor)) return 'SILENCED';
  return target.status === 'hidden' ? 'FORBIDDEN' : null;
}
