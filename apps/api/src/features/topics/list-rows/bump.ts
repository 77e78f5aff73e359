import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Ctx } from '../../../platform/context/context.ts';
import { type ListRow, readListRows } from '../sql/list-rows.ts';
import { excerptOf } from '../text/excerpt.ts';

/** As long as bumps of a topic are coalesced. */
const SOON_MS = 250;
const due = new WeakMap<Database, Set<string>>();

/**
 * Sends a topic's category what its row shows now. The scope version is the one the words were read or written under. `here`:
 * other servers find out for themselves.
 */
export function bumpTopic(
  live: Ctx['live'],
  id: string,
  { scope, version, rank, counts, excerpt }: ListRow,
  here = false,
) {
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
  readListRows(db, ids).then(
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
