import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotReadActivity, whyNotRunGroup } from '../policy.ts';
import { type ActivityRow, readActivity } from './activity.ts';
import { visibleGroup } from './membership.ts';

type Page = { cursor?: string | undefined; limit: number };

const present = (row: ActivityRow) => ({ ...row, at: row.at.toISOString() });

/** What happened in a group, newest first, for its members and staff; whom it asked, for those who run it. Throws NOT_FOUND, FORBIDDEN. */
export async function listGroupActivity(ctx: MemberCtx, id: string, { cursor, limit }: Page) {
  const group = await visibleGroup(ctx, id);
  assertAllowed(whyNotReadActivity(ctx.actor, group), 'Only the members of the group read what happened in it.');
  const runs = whyNotRunGroup({ ...ctx.actor, silencedUntil: null }, group) === null;
  const rows = await readActivity(ctx.db, id, runs, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, present);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.at, last.id) : null };
}
