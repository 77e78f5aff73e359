import { type Actor, isStaff } from '../../platform/context.ts';

type TopicFacts = { authorId: string; locked: boolean; status: 'visible' | 'hidden'; deletedAt: Date | null };

/** May this member write anything at all now? */
export const maySpeak = (actor: Actor): boolean => !actor.silencedUntil || actor.silencedUntil.getTime() <= Date.now();

export const canEditTopic = (actor: Actor, topic: TopicFacts): boolean =>
  isStaff(actor) || (topic.authorId === actor.id && !topic.locked && topic.status === 'visible' && maySpeak(actor));

export const canReply = (actor: Actor, topic: TopicFacts): boolean =>
  maySpeak(actor) && topic.deletedAt === null && (!topic.locked || isStaff(actor));
