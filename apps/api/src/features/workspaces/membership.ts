import type { Person, WorkspaceMembership, WorkspaceRole } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { presentPerson } from '../identity/index.ts';
import { recordAudit } from './audit/record-audit.ts';
import { MOST_MEMBERS } from './policy.ts';
import { presentWorkspace, type WorkspaceRow } from './presenter.ts';
import { readScopes, readWorkspaceRow } from './repository.ts';

type Change = {
  cause: WorkspaceMembership['kind'];
  workspaceId: string;
  member: Person;
  role: WorkspaceRole | null;
  joinedAt?: Date;
  /** What they were before. */
  before?: WorkspaceRole;
};

/** States what somebody is in a workspace, which is locked or new, from now on, and answers the workspace as it is now. */
export async function stateMembership(
  ctx: MemberCtx,
  tx: Tx,
  { cause, workspaceId, member, role, joinedAt, before }: Change,
): Promise<WorkspaceRow> {
  const row = await readWorkspaceRow(tx, workspaceId);
  const at = new Date();
  const actor = presentPerson(ctx.actor);
  const detail = { ...(role && { role }), ...(before && { before }) };
  await recordAudit(tx, { workspaceId, action: cause, actorId: actor.id, memberId: member.id, detail });
  tx.append(
    fact('workspace.membership-changed', {
      ...{ cause, actor, member, role, at: at.toISOString() },
      workspace: presentWorkspace(row, null),
      joinedAt: role && (joinedAt ?? at).toISOString(),
    }),
  );
  return row;
}

/** Lets somebody into a workspace that is locked until the commit. Throws CONFLICT where it is full. */
export async function admit(
  ctx: MemberCtx,
  tx: Tx,
  { workspaceId, role }: { workspaceId: string; role: WorkspaceRole },
): Promise<WorkspaceRow> {
  if ((await readWorkspaceRow(tx, workspaceId)).memberCount >= MOST_MEMBERS) {
    throw new TidingsError('CONFLICT', `A workspace has room for ${MOST_MEMBERS} members, and this one is full.`);
  }
  const joinedAt = new Date();
  await tx.db.workspaceMember.create({ data: { workspaceId, userId: ctx.actor.id, role, joinedAt } });
  const member = presentPerson(ctx.actor);
  return stateMembership(ctx, tx, { cause: 'joined', workspaceId, member, role, joinedAt });
}

/** Throws CONFLICT where a workspace would be without an owner. */
export async function assertOwned(tx: Tx, workspaceId: string): Promise<void> {
  if ((await tx.db.workspaceMember.count({ where: { workspaceId, role: 'owner' } })) > 0) return;
  throw new TidingsError('CONFLICT', 'A workspace needs an owner: make somebody else one first.');
}

/**
 * Takes somebody out of a workspace that is locked until the commit, and revokes the scopes they read by there in the same transaction: nothing
 * committed from then on reaches them. Throws CONFLICT for its last owner.
 */
export async function dismiss(
  ctx: MemberCtx,
  tx: Tx,
  {
    cause,
    workspaceId,
    member,
    before,
  }: Pick<Change, 'workspaceId' | 'member'> & {
    cause: 'left' | 'removed';
    before: WorkspaceRole;
  },
): Promise<void> {
  await tx.db.workspaceMember.delete({ where: { workspaceId_userId: { workspaceId, userId: member.id } } });
  await assertOwned(tx, workspaceId);
  tx.revoke(...(await readScopes(tx, workspaceId, member.id)));
  await stateMembership(ctx, tx, { cause, workspaceId, member, role: null, before });
}
