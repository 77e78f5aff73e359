import type { Person, WorkspacePlace, WorkspaceRole } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { personColumns, presentPerson, whyNotSpeak } from '../../identity/index.ts';
import { invite } from '../invitations/invite.ts';
import { assertOwned, stateMembership } from '../membership.ts';
import { presentWorkspaceMember } from '../presenter.ts';
import { assertAtLeast, lockAs } from '../tenant.ts';

/** Whom a request of an owner means by a username. Throws NOT_FOUND. */
export async function personOf({ db }: TenantCtx, username: string): Promise<Person> {
  const row = await db.prisma.user.findUnique({ where: { username, deletedAt: null }, select: personColumns });
  if (!row) throw notFound('That member');
  return presentPerson(row);
}

/**
 * Gives somebody in the workspace a role, or invites who is not in it with that role; for owners. Throws NOT_FOUND,
 * FORBIDDEN, CONFLICT for the last owner, and where it invites SILENCED, INVITATION_DECLINED, TOO_MANY_INVITATIONS.
 */
export async function setWorkspaceMember(
  ctx: TenantCtx,
  username: string,
  role: WorkspaceRole,
  limited = true,
): Promise<WorkspacePlace> {
  const { workspaceId } = ctx.tenant;
  assertAtLeast(ctx, 'owner');
  const person = await personOf(ctx, username);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await lockAs(ctx, tx, 'owner');
    const key = { workspaceId_userId: { workspaceId, userId: person.id } };
    const before = await tx.db.workspaceMember.findUnique({ where: key });
    if (!before) {
      assertAllowed(whyNotSpeak(ctx.actor));
      const place = { member: null, invitation: await invite(ctx, tx, { person, role, limited }) };
      tx.answer({ status: 200, body: place });
      return place;
    }
    if (before.role !== role) {
      await tx.db.workspaceMember.update({ where: key, data: { role } });
      await assertOwned(tx, workspaceId);
      const change = { cause: 'role_changed', workspaceId, member: person, role, before: before.role } as const;
      await tx.db.workspace.update({ where: { id: workspaceId }, data: { version: { increment: 1 } } });
      await stateMembership(ctx, tx, { ...change, joinedAt: before.joinedAt });
    }
    const place = { member: presentWorkspaceMember({ person, role, joinedAt: before.joinedAt }), invitation: null };
    tx.answer({ status: 200, body: place });
    return place;
  });
  return value;
}
