import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { canModerate, canSpeak, whyNotSpeak } from '../identity/index.ts';

/** What may be done with a reply. Who may write one is `whyNotReply` of topics: its pages say so, too. */
type Authored = {
  authorId: string;
  author: { role: Role };
  status: 'visible' | 'hidden';
  topic: { locked: boolean; archived: boolean };
};

/** Staff, what is of its own rank and below; the author while it is visible and its topic open. Nobody while silenced. */
export function whyNotEditReply(actor: Actor, reply: Authored): WhyNot {
  const why = whyNotDeleteReply(actor, reply);
  if (why || canModerate(actor, reply.author)) return why;
  return reply.status === 'visible' ? null : 'FORBIDDEN';
}

/** Staff, what is of its own rank and below; the author while its topic is open. Nobody while silenced. */
export function whyNotDeleteReply(actor: Actor, reply: Omit<Authored, 'status'>): WhyNot {
  if (canModerate(actor, reply.author)) return whyNotSpeak(actor);
  if (reply.authorId !== actor.id) return 'FORBIDDEN';
  if (!canSpeak(actor)) return 'SILENCED';
  if (reply.topic.locked) return 'TOPIC_LOCKED';
  return reply.topic.archived ? 'GROUP_ARCHIVED' : null;
}

export const canEditReply = (actor: Actor, reply: Authored): boolean => whyNotEditReply(actor, reply) === null;

/** Earlier texts of a hidden reply are for staff; of a visible one for whoever may read it. */
export const whyNotReadReplyRevisions = (actor: Actor | null, reply: Pick<Authored, 'status'>): WhyNot =>
  reply.status === 'visible' || isStaff(actor) ? null : 'NOT_FOUND';
