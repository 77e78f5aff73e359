import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { presentAction, readActionPage } from '../audit/index.ts';
import { settledRoles } from '../identity/index.ts';

type Query = { cursor?: string | undefined; limit: number };

/** The audit log, newest first. */
export async function listActions(ctx: MemberCtx, query: Query) {
  const settling = { id: ctx.actor.id, roles: settledRoles(ctx.actor) };
  const rows = await readActionPage(ctx.db, settling, readTimePlace(query.cursor, 'newest first'), query.limit + 1);
  const { items, more } = cutPage(rows, query.limit, presentAction);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null };
}
