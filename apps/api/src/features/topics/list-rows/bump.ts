import { roomKinds, rooms, type TopicCounts } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Ctx } from '../../../platform/context/context.ts';
import type { ScopeVersion } from '../../../platform/realtime/delivery/ephemeral-events.ts';
import { categoryScopeOf } from '../../categories/index.ts';
import { excerptColumn } from '../sql/columns.ts';
import { excerptOf } from '../text/excerpt.ts';

type Row = ScopeVersion & { counts: TopicCounts; excerpt: string; rank: number };
/** As long as bumps of a topic are coalesced. */
const SOON_MS = 250;
const due = new WeakMap<Database, Set<string>>();

/**
 * Sends a topic's category what its row shows now. The scope version is the one the words were read or written under. `here`:
 * other servers find out for themselves.
 */
export function bumpTopic(live: Ctx['live'], id: string, { scope, version, rank, counts, excerpt }: Row, here = false) {
  const categoryId = scope.slice(rooms.category('').length);
  const payload = { id, categoryId, counts, excerpt };
  live.latest('topic:bumped', rooms.category(categoryId), { key: id, rank, right: { scope, version }, here, payload });
}

/** Bumps a topic as it is in a moment, once for all who ask until then: where replies come in crowds. */
export function bumpSoon(ctx: Pick<Ctx, 'db' | 'live' | 'log'>, id: string): void {
  const waiting = due.get(ctx.db);
  if (waiting) {
    waiting.add(id);
    return;
  }
  const ids = new Set([id]);
  due.set(ctx.db, ids);
  setTimeout(() => {
    due.delete(ctx.db);
    readAndBump(ctx, [...ids]);
  }, SOON_MS).unref();
}

/** Bumps topics as they are now, here or on every server. Never rejects. */
export function readAndBump({ db, live, log }: Pick<Ctx, 'db' | 'live' | 'log'>, ids: string[], here = false): void {
  readRows(db, ids).then(
    (rows) => {
      for (const { id, ...row } of rows) bumpTopic(live, id, { ...row, excerpt: excerptOf(row.excerpt) }, here);
    },
    (error: unknown) =>
      log.debug(
        { err: error, topics: ids.length },
        'Could not read the rows of topics; lists show them with their next change',
      ),
  );
}

async function readRows(db: Database, topicIds: string[]): Promise<(Row & { id: string })[]> {
  const { rows } = await db.pool.query<Row & { id: string }>({
    name: 'topic-bumps',
    text: `SELECT t.id, ${excerptColumn}, topic_counts(t.id) AS counts, st.head::float8 AS rank, sc.key AS scope,
             sc.version::float8 AS version
           FROM topic t JOIN topic_stat s ON s.topic_id = t.id JOIN "scope" sc ON sc.key = ${categoryScopeOf('t.category_id')}
             JOIN stream st ON st.room = '${roomKinds.topic.prefix}' || t.id
           WHERE t.id = ANY ($1::uuid[]) AND t.deleted_at IS NULL`,
    values: [topicIds],
  });
  return rows;
}
