import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { canModerate, canSpeak, whyNotSpeak } from '../identity/index.ts';

type TopicSummary = {
  authorId: string;
  locked: boolean;
  archived: boolean;
  status: 'visible' | 'hidden';
  deletedAt: Date | null;
};
type Authored = TopicSummary & { author: { role: Role } };

/** Nobody writes where a group is archived. */
const whyNotWriteIn = ({ archived }: { archived: boolean }): WhyNot => (archived ? 'GROUP_ARCHIVED' : null);

/** Who may speak starts topics, but not in a category whose group is archived. */
export const whyNotStartTopic = (actor: Actor, category: { archived: boolean }): WhyNot =>
  whyNotSpeak(actor) ?? whyNotWriteIn(category);

/** Staff, what is of its own rank and below; the author while it is open and visible. Nobody while silenced. */
export function whyNotEditTopic(actor: Actor, topic: Authored): WhyNot {
  if (canModerate(actor, topic.author)) return whyNotSpeak(actor);
  if (topic.authorId !== actor.id) return 'FORBIDDEN';
  if (!canSpeak(actor)) return 'SILENCED';
  if (topic.locked) return 'TOPIC_LOCKED';
  return whyNotWriteIn(topic) ?? (topic.status === 'visible' ? null : 'FORBIDDEN');
}

/** Staff, what is of its own rank and below; the author while it is open. Nobody while silenced. */
export function whyNotDeleteTopic(actor: Actor, topic: Authored): WhyNot {
  if (canModerate(actor, topic.author)) return whyNotSpeak(actor);
  if (topic.authorId !== actor.id) return 'FORBIDDEN';
  if (!canSpeak(actor)) return 'SILENCED';
  return topic.locked ? 'TOPIC_LOCKED' : whyNotWriteIn(topic);
}

/** Who may speak, while it is there; in a locked one staff alone, in one of an archived group nobody. */
export function whyNotReply(actor: Actor, topic: TopicSummary): WhyNot {
  if (topic.deletedAt) return 'NOT_FOUND';
  if (!canSpeak(actor)) return 'SILENCED';
  return topic.locked && !isStaff(actor) ? 'TOPIC_LOCKED' : whyNotWriteIn(topic);
}

export const canEditTopic = (actor: Actor, topic: Authored): boolean => whyNotEditTopic(actor, topic) === null;
export const canReply = (actor: Actor, topic: TopicSummary): boolean => whyNotReply(actor, topic) === null;

/** Staff that may speak, over what is of its own rank and below. */
export const canModerateTopic = (actor: Actor, topic: Authored): boolean =>
  canModerate(actor, topic.author) && canSpeak(actor);

/** Earlier texts of a hidden topic are for staff; of a visible one for whoever may read it. */
export const whyNotReadTopicRevisions = (actor: Actor | null, topic: Pick<TopicSummary, 'status'>): WhyNot =>
  topic.status === 'visible' || isStaff(actor) ? null : 'NOT_FOUND';
