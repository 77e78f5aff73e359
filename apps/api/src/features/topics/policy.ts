import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { canModerate, canSpeak } from '../identity/index.ts';

type TopicSummary = { authorId: string; locked: boolean; status: 'visible' | 'hidden'; deletedAt: Date | null };

/** Staff always; the author while it is open and visible and they may speak. */
export const canEditTopic = (actor: Actor, topic: TopicSummary): boolean =>
  isStaff(actor) || (topic.authorId === actor.id && !topic.locked && topic.status === 'visible' && canSpeak(actor));

/** The author while it is open; staff above the author's rank or equal. */
export const canDeleteTopic = (actor: Actor, topic: TopicSummary & { author: { role: Role } }): boolean =>
  canModerate(actor, topic.author) || (topic.authorId === actor.id && !topic.locked);

/** Who may speak, while it is there; in a locked one staff alone. */
export const canReply = (actor: Actor, topic: TopicSummary): boolean =>
  canSpeak(actor) && topic.deletedAt === null && (!topic.locked || isStaff(actor));

/** Earlier texts of a hidden topic are for staff; of a visible one for whoever may read it. */
export const canReadTopicRevisions = (actor: Actor | null, topic: Pick<TopicSummary, 'status'>): boolean =>
  topic.status === 'visible' || isStaff(actor);
