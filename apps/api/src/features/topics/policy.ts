import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { canModerate, canSpeak } from '../identity/index.ts';

type TopicSummary = { authorId: string; locked: boolean; status: 'visible' | 'hidden'; deletedAt: Date | null };

export const canEditTopic = (actor: Actor, topic: TopicSummary): boolean =>
  isStaff(actor) || (topic.authorId === actor.id && !topic.locked && topic.status === 'visible' && canSpeak(actor));

/** The author while it is open; staff above the author's rank or equal. */
export const canDeleteTopic = (actor: Actor, topic: TopicSummary & { author: { role: Role } }): boolean =>
  canModerate(actor, topic.author) || (topic.authorId === actor.id && !topic.locked);

export const canReply = (actor: Actor, topic: TopicSummary): boolean =>
  canSpeak(actor) && topic.deletedAt === null && (!topic.locked || isStaff(actor));
