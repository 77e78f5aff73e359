import type { Positions, TopicView } from '@tidings/contracts';
import type { Ctx } from '../../platform/context/context.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { readableCategoryIds } from '../categories/index.ts';
import { readRevisions } from '../revisions/index.ts';
import { readPlace, writePlace } from './place.ts';
import { presentTopicView } from './presenter.ts';
import { findTopicFacts, findTopicLive, readTopicPage } from './repository.ts';

export async function readTopic(ctx: Ctx, topicId: string): Promise<TopicView & { positions: Positions }> {
  const { value: row, positions } = await findTopicLive(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!row) throw notFound('That topic');
  return { ...presentTopicView(row, ctx.actor), positions };
}

/** Earlier texts of a topic; of a hidden one only staff sees them. */
export async function topicRevisions(ctx: Ctx, topicId: string) {
  const topic = await findTopicFacts(ctx.db, ctx.actor?.id ?? null, topicId);
  if (!topic || (topic.status === 'hidden' && !isStaff(ctx.actor))) throw notFound('That topic');
  return readRevisions(ctx.db, topicId);
}

type Query = {
  categoryId?: string | undefined;
  filter: 'latest' | 'new' | 'unread';
  cursor?: string | undefined;
  limit: number;
};

export async function listTopics(ctx: Ctx, query: Query) {
  const readable = await readableCategoryIds(ctx.db, ctx.actor?.id ?? null);
  const categoryIds = query.categoryId ? readable.filter((id) => id === query.categoryId) : readable;
  if (query.categoryId && categoryIds.length === 0) throw notFound('That category');
  const filter = ctx.actor ? query.filter : 'latest';
  const place = readPlace(query.cursor);
  const { value, positions } = await readTopicPage(
    ctx.db,
    ctx.actor?.id ?? null,
    { categoryIds, filter },
    place,
    query.limit + 1,
  );
  const page = value.slice(0, query.limit);
  const last = page.at(-1);
  const nextCursor =
    value.length > query.limit && last
      ? writePlace({ pinned: last.pinned, at: last.counts.lastActivityAt, id: last.id })
      : null;
  return { items: page.map((row) => presentTopicView(row, ctx.actor)), nextCursor, positions };
}
