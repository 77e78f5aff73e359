import { rooms, type TopicCounts } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Ctx } from '../../platform/context.ts';
import type { Committed } from '../../platform/events/event-log.ts';
import type { Right } from '../../platform/realtime/transients.ts';
import { excerptColumn } from './columns.ts';
import { excerptOf } from './excerpt.ts';

type Row = Right & { counts: TopicCounts; excerpt: string; rank: number };
type Changed = { id: string; topicId?: string; parentIds?: string[] };

/** Tells a topic's category what its row shows now. The right is the one the words were read or written under. */
export function bumpTopic(ctx: Pick<Ctx, 'live'>, id: string, { scope, version, rank, counts, excerpt }: Row): void {
  const categoryId = scope.slice(rooms.category('').length);
  const payload = { id, categoryId, counts, excerpt };
  ctx.live.latest('topic:bumped', rooms.category(categoryId), { key: id, rank, right: { scope, version }, payload });
}

/** Bumps every topic a commit changed, as it is now. Best effort: the request never waits for it. */
export function bumpTopics(ctx: Pick<Ctx, 'db' | 'live' | 'log'>, committed: Pick<Committed<unknown>, 'events'>): void {
  const ids = new Set<string>();
  for (const { name, payload } of committed.events) {
    const { id, topicId, parentIds } = payload as Changed;
    if (name.startsWith('reply:')) ids.add(topicId ?? parentIds?.[0] ?? id);
    if (name === 'topic:created' || name === 'topic:updated') ids.add(id);
  }
  for (const id of ids) {
    readBump(ctx.db, id).then(
      (row) => row && bumpTopic(ctx, id, row),
      (error: unknown) => ctx.log.debug({ err: error, topicId: id }, 'A topic’s row could not be read'),
    );
  }
}

async function readBump(db: Database, topicId: string): Promise<Row | null> {
  const { rows } = await db.pool.query<Row>({
    name: 'topic-bump',
    text: `SELECT ${excerptColumn}, topic_counts(t.id) AS counts, st.head::float8 AS rank, sc.key AS scope,
             sc.version::float8 AS version
           FROM topic t JOIN topic_stat s ON s.topic_id = t.id JOIN "scope" sc ON sc.key = 'category:' || t.category_id
             JOIN stream st ON st.room = 'topic:' || t.id
           WHERE t.id = $1 AND t.deleted_at IS NULL`,
    values: [topicId],
  });
  const row = rows[0];
  return row ? { ...row, excerpt: excerptOf(row.excerpt) } : null;
}
