import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { visibleGroup } from '../members/membership.ts';
import { whyNotRunGroup } from '../policy.ts';
import { type InvitationRow, presentInvitation } from '../presenter.ts';
import { readGroupInvitations, readOwnInvitations } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

function page(rows: InvitationRow[], limit: number) {
  const { items, more } = cutPage(rows, limit, presentInvitation);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** What waits for the member, newest first. */
export async function listInvitations(ctx: MemberCtx, { cursor, limit }: Page) {
  const { value, positions } = await readOwnInvitations(
    ctx.db,
    ctx.actor.id,
    readTimePlace(cursor, 'newest first'),
    limit + 1,
  );
  return { ...page(value, limit), positions };
}

/** What a group has sent; for owners and admins, silenced or not. Throws NOT_FOUND, FORBIDDEN. */
export async function listGroupInvitations(ctx: MemberCtx, groupId: string, { cursor, limit }: Page) {
  const group = await visibleGroup(ctx, groupId);
  assertAllowed(whyNotRunGroup({ ...ctx.actor, silencedUntil: null }, group), 'Only those who run the group see this.');
  return page(await readGroupInvitations(ctx.db, groupId, readTimePlace(cursor, 'newest first'), limit + 1), limit);
}
