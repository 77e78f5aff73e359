import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { presentSession } from './presenter.ts';
import { readSessions } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

/** The member's sessions that are still good, last used first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listSessions(ctx: MemberCtx, { cursor, limit }: Page) {
  const rows = await readSessions(ctx.db, ctx.actor.id, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, (row) => presentSession(row, ctx.actor.sessionId));
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.lastSeenAt, last.id) : null };
}
