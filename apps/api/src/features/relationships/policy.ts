import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../identity/index.ts';

type Other = { id: string };

/** Nobody follows themselves, nor who blocked them; who is followed hears of it, so nobody does while silenced. */
export const whyNotFollow = (
  actor: Actor,
  { author, blocksAsker }: { author: Other; blocksAsker: boolean },
): WhyNot => {
  if (actor.id === author.id) return 'FORBIDDEN';
  return whyNotSpeak(actor) ?? (blocksAsker ? 'FORBIDDEN' : null);
};

/** Anybody but oneself is blocked, unblocked and unfollowed at any time: nobody hears of it. */
export const whyNotChange = (actor: Actor, { author }: { author: Other }): WhyNot =>
  actor.id === author.id ? 'FORBIDDEN' : null;

/** How many members one may follow, and block. */
export const MOST_FOLLOWED = 5000;
export const MOST_BLOCKED = 1000;
