import { rooms, type TopicCounts } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Ctx } from '../../platform/context.ts';
import type { Committed } from '../../platform/events/event-log.ts';
import type { Right } from '../../platform/realtime/transients.ts';
import { excerptColumn } from './columns.ts';

type Numbers = { topicId?: string; parentIds?: string[]; counts: TopicCounts };

/**
 * Tells the category of each topic whose replies changed in a commit what its row shows now. `excerpt` when the caller
 * has it at hand; else it is read with the right it is true under. Best effort: the request never waits for it.
 */
export function bumpTopics(
  ctx: Pick<Ctx, 'db' | 'live' | 'log'>,
  committed: Pick<Committed<unknown>, 'events' | 'placeOf'>,
  excerpt?: string,
): void {
  for (const event of committed.events) {
    if (!event.name.startsWith('reply:')) continue;
    const { topicId: inTopic, parentIds, counts } = event.payload as Numbers;
    const topicId = inTopic ?? parentIds?.[0] ?? '';
    const { offset: rank, scope, version } = committed.placeOf(event, rooms.topic(topicId));
    const bump = (text: string, right: Right) => {
      const categoryId = right.scope.slice(rooms.category('').length);
      const payload = { id: topicId, categoryId, counts, excerpt: text };
      ctx.live.latest('topic:bumped', rooms.category(categoryId), { key: topicId, rank, right, payload });
    };
    if (excerpt !== undefined) bump(excerpt, { scope, version });
    else {
      readExcerpt(ctx.db, topicId).then(
        (read) => read && bump(read.excerpt, read),
        (error: unknown) => ctx.log.debug({ err: error, topicId }, 'A topic’s excerpt could not be read'),
      );
    }
  }
}

async function readExcerpt(db: Database, topicId: string): Promise<(Right & { excerpt: string }) | null> {
  const { rows } = await db.pool.query<Right & { excerpt: string }>({
    name: 'topic-excerpt',
    text: `SELECT ${excerptColumn}, sc.key AS scope, sc.version::float8 AS version
           FROM topic t JOIN topic_stat s ON s.topic_id = t.id JOIN "scope" sc ON sc.key = 'category:' || t.category_id
           WHERE t.id = $1 AND t.deleted_at IS NULL`,
    values: [topicId],
  });
  return rows[0] ?? null;
}
