import type { WorkspaceInvitation } from '@tidings/contracts';
import type { MemberCtx, TenantCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAtLeast, lockAs } from '../tenant.ts';
import { findWaitingById, readInvitations, readOwnInvitations } from './repository.ts';
import { settle } from './settle.ts';

type Page = { cursor?: string | undefined; limit: number };

function page(rows: WorkspaceInvitation[], limit: number) {
  const { items, more } = cutPage(rows, limit, (row) => row);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** What waits for the member, of all workspaces, newest first. */
export async function listOwnInvitations({ db, actor }: MemberCtx, { cursor, limit }: Page) {
  const after = readTimePlace(cursor, 'newest first');
  const { value, positions } = await readOwnInvitations(db, actor.id, after, limit + 1);
  return { ...page(value, limit), positions };
}

/** Invitations and links of the workspace that wait, newest first; for owners. Throws FORBIDDEN. */
export async function listWorkspaceInvitations(ctx: TenantCtx, { cursor, limit }: Page) {
  assertAtLeast(ctx, 'owner');
  const after = readTimePlace(cursor, 'newest first');
  return page(await readInvitations(ctx.db, ctx.tenant.workspaceId, after, limit + 1), limit);
}

/** Takes back an invitation or a link that waits; for owners, silenced or not. Throws FORBIDDEN, NOT_FOUND. */
export async function revokeInvitation(ctx: TenantCtx, id: string): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    await lockAs(ctx, tx, 'owner');
    const waiting = await findWaitingById(tx, ctx.tenant.workspaceId, id);
    if (!waiting) throw notFound('That invitation');
    await settle(ctx, tx, waiting, 'withdrawn');
  });
}
