import { type CreateTopicInput, rooms, type TopicView } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { categoryScope, holdGroupOf, readableCategoryIds } from '../categories/index.ts';
import { presentPerson } from '../identity/index.ts';
import { whyNotStartTopic } from './policy.ts';
import { presentTopicViewer } from './presenter.ts';
import { assertMentions } from './text/assert-mentions.ts';
import { excerptOf } from './text/excerpt.ts';
import { slugOf } from './text/slug.ts';

/** Starts a topic: row, room, counters and event in one transaction. Throws SILENCED, GROUP_ARCHIVED, NOT_FOUND for its category, and what `assertMentions` does. */
export async function createTopic(ctx: MemberCtx, input: CreateTopicInput): Promise<TopicView> {
  const readable = await readableCategoryIds(ctx.db, ctx.actor.id);
  if (!readable.includes(input.categoryId)) throw notFound('That category');
  await assertMentions(ctx, input);
  const committed = await ctx.events.transact(ctx, async (tx) => {
    const { categoryId, title, body } = input;
    const { archived } = await holdGroupOf(tx, categoryId);
    assertAllowed(whyNotStartTopic(ctx.actor, { archived }));
    const row = await tx.db.topic.create({
      data: { id: uuidv7(), categoryId, title, body, slug: slugOf(title), authorId: ctx.actor.id },
    });
    const topic = { ...row, archived, author: presentPerson(ctx.actor) };
    tx.openRoom(rooms.topic(row.id), { scope: categoryScope(categoryId) });
    tx.append(fact('topic.created', { cause: 'posted', topic }));
    const viewer = presentTopicViewer({ ...topic, liked: false, readNumber: 0, readAt: null, watch: null }, ctx.actor);
    const extra = { excerpt: excerptOf(body), viewer };
    tx.answer({ status: 201, event: 'topic:created', body: extra });
    return extra;
  });
  return { ...committed.payloadOf('topic:created'), ...committed.value };
}
