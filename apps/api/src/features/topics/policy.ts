import type { Role } from '@tidings/contracts';
import { type Actor, isStaff } from '../../platform/kernel/actor.ts';
import { mayModerate } from '../identity/index.ts';

type TopicFacts = { authorId: string; locked: boolean; status: 'visible' | 'hidden'; deletedAt: Date | null };

/** May this member write anything at all now? */
export const maySpeak = (actor: Actor): boolean => !actor.silencedUntil || actor.silencedUntil.getTime() <= Date.now();

export const canEditTopic = (actor: Actor, topic: TopicFacts): boolean =>
  isStaff(actor) || (topic.authorId === actor.id && !topic.locked && topic.status === 'visible' && maySpeak(actor));

/** The author while it is open; staff above the author's rank or equal. */
export const canDeleteTopic = (actor: Actor, topic: TopicFacts & { author: { role: Role } }): boolean =>
  mayModerate(actor, topic.author) || (topic.authorId === actor.id && !topic.locked);

export const canReply = (actor: Actor, topic: TopicFacts): boolean =>
  maySpeak(actor) && topic.deletedAt === null && (!topic.locked || isStaff(actor));
