import { createHash, randomBytes } from 'node:crypto';
import type { Workspace, WorkspaceInvitation, WorkspaceLink, WorkspaceLinkInput } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { inWorkspace, type MemberCtx, type TenantCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { admit } from '../membership.ts';
import { presentWorkspace } from '../presenter.ts';
import { findRoleNow, lockWorkspace, readWorkspaceRow } from '../repository.ts';
import { lockAs } from '../tenant.ts';
import { whyNotAskAgain } from './policy.ts';
import { findLink, findWaitingById, forgetOld, readAsked } from './repository.ts';
import { settle, stateInvitation } from './settle.ts';

/** Nobody guesses 256 random bits: one SHA-256 keeps a stolen table from opening anything, and finds a link by its index. */
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes a link into the workspace; for owners. Throws FORBIDDEN, SILENCED, TOO_MANY_INVITATIONS. */
export async function createWorkspaceLink(
  ctx: TenantCtx,
  { role, maxUses, days }: WorkspaceLinkInput,
  limited = true,
): Promise<WorkspaceLink> {
  const { workspaceId } = ctx.tenant;
  const token = randomBytes(32).toString('base64url');
  // The secret is answered once and kept nowhere, so a repeated request makes another link.
  const { value } = await ctx.events.transact({ ...ctx, idempotency: null }, async (tx) => {
    await lockAs(ctx, tx, 'owner');
    assertAllowed(whyNotSpeak(ctx.actor));
    assertAllowed(whyNotAskAgain(await readAsked(tx, workspaceId, null), limited));
    await forgetOld(tx, workspaceId);
    const [id, inviterId] = [uuidv7(), ctx.actor.id];
    const expiresAt = new Date(Date.now() + days * 86_400_000);
    const data = { id, workspaceId, tokenHash: Uint8Array.from(hashOf(token)), inviterId, role, maxUses, expiresAt };
    await tx.db.workspaceInvitation.create({ data });
    await recordAudit(tx, { workspaceId, action: 'invited', actorId: inviterId, detail: { role, maxUses } });
    return stateInvitation(tx, workspaceId, id, 'sent');
  });
  return { invitation: value, token };
}

/** What a link leads into. Throws NOT_FOUND for one that is unknown, used up, revoked or has run out. */
export async function lookAtLink({ db }: MemberCtx, token: string): Promise<WorkspaceInvitation> {
  const invitation = await findLink(db, hashOf(token));
  if (!invitation) throw notFound('That link');
  return invitation;
}

/** Comes in by a link; who is in the workspace already stays what they are. Throws NOT_FOUND, SILENCED, CONFLICT where it is full. */
export async function joinByLink(asking: MemberCtx, token: string): Promise<Workspace> {
  assertAllowed(whyNotSpeak(asking.actor));
  const { id, workspace } = await lookAtLink(asking, token);
  const ctx = inWorkspace(asking, { workspaceId: workspace.id, role: 'viewer' });
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await lockWorkspace(tx, workspace.id);
    const before = await findRoleNow(tx, workspace.id, ctx.actor.id);
    if (before) return presentWorkspace(await readWorkspaceRow(tx, workspace.id), before);
    const link = await findWaitingById(tx, workspace.id, id);
    if (!link || link.uses >= link.maxUses) throw notFound('That link');
    const where = { id, workspaceId: workspace.id };
    await tx.db.workspaceInvitation.update({ where, data: { uses: { increment: 1 } } });
    const row = await admit(ctx, tx, { workspaceId: workspace.id, role: link.role });
    if (link.uses + 1 === link.maxUses) await settle(ctx, tx, link, 'accepted');
    else await stateInvitation(tx, workspace.id, id, 'changed');
    const answer = presentWorkspace(row, link.role);
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
