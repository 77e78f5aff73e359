import { type CreateTopicInput, rooms, type TopicView } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { append } from '../../platform/events/log/event-log.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { categoryScope, readableCategoryIds } from '../categories/index.ts';
import { presentPerson } from '../identity/index.ts';
import { topicCreated } from './broadcasts.ts';
import { excerptOf } from './excerpt.ts';
import { maySpeak } from './policy.ts';
import { presentTopicViewer } from './presenter.ts';
import { slugOf } from './slug.ts';

/** Starts a topic: row, room, counters and event in one transaction. */
export async function createTopic(ctx: MemberCtx, input: CreateTopicInput): Promise<TopicView> {
  if (!maySpeak(ctx.actor)) throw new TidingsError('SILENCED', 'You cannot post right now.');
  const readable = await readableCategoryIds(ctx.db, ctx.actor.id);
  if (!readable.includes(input.categoryId)) throw notFound('That category');
  const { value, payloadOf } = await ctx.events.transact(ctx, async (tx) => {
    const { categoryId, title, body } = input;
    const row = await tx.db.topic.create({
      data: { id: uuidv7(), categoryId, title, body, slug: slugOf(title), authorId: ctx.actor.id },
    });
    const topic = { ...row, author: presentPerson(ctx.actor) };
    tx.pending.open.push({ room: rooms.topic(row.id), scope: categoryScope(categoryId) });
    const event = append(tx, topicCreated(topic));
    const viewer = presentTopicViewer({ ...topic, liked: false, readNumber: 0, readAt: null }, ctx.actor);
    const extra = { excerpt: excerptOf(body), viewer };
    tx.pending.answer = { status: 201, event: event.id, body: extra };
    return { event, extra };
  });
  return { ...payloadOf(value.event), ...value.extra } as TopicView;
}
