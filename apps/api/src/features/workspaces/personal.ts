import type { WorkspaceRole } from '@tidings/contracts';
import { inWorkspace } from '../../platform/context/context.ts';
import {
  kept,
  type Leaving,
  type Obstacle,
  type Personal,
  removedByStep,
  type Step,
} from '../../platform/personal/personal.ts';
import { wasOf } from '../../platform/personal/rename-in-texts.ts';
import { inOrderOf } from '../../platform/personal/sections.ts';
import { personColumns, presentPerson } from '../identity/index.ts';
import { dismiss, stateMembership } from './membership.ts';
import { findRoleNow, lockWorkspace } from './repository.ts';

type Lone = { id: string; name: string; others: number; heir: string | null };
const AT_ONCE = 20;

/** Leaves one workspace. Where nobody else owns it, who is highest in it does from now on; where nobody else is in it, it goes. */
async function leave({ leaver, ctx }: Leaving, workspaceId: string, role: WorkspaceRole, lone: Lone | undefined) {
  const inside = inWorkspace(ctx, { workspaceId, role });
  await inside.events.transact(inside, async (tx) => {
    await lockWorkspace(tx, workspaceId);
    const before = await findRoleNow(tx, workspaceId, leaver.id);
    if (!before) return;
    const owners = await tx.db.workspaceMember.count({
      where: { workspaceId, role: 'owner', userId: { not: leaver.id } },
    });
    if (owners === 0) {
      const others = await tx.db.workspaceMember.findMany({
        where: { workspaceId, userId: { not: leaver.id } },
        take: 2,
      });
      if (others.length === 0) return void (await tx.db.workspace.delete({ where: { id: workspaceId } }));
      const userId = lone?.heir ?? others[0]?.userId ?? '';
      const key = { workspaceId_userId: { workspaceId, userId } };
      const heir = await tx.db.workspaceMember.findUniqueOrThrow({ where: key });
      await tx.db.workspaceMember.update({ where: key, data: { role: 'owner' } });
      await tx.db.workspace.update({ where: { id: workspaceId }, data: { version: { increment: 1 } } });
      const member = presentPerson(
        await tx.db.user.findUniqueOrThrow({ where: { id: userId }, select: personColumns }),
      );
      const change = { cause: 'role_changed', workspaceId, member, role: 'owner', before: heir.role } as const;
      await stateMembership(inside, tx, { ...change, joinedAt: heir.joinedAt });
    }
    await dismiss(inside, tx, { cause: 'left', workspaceId, member: presentPerson(ctx.actor), before });
  });
}

const loneOf = async ({ pool }: Leaving['ctx']['db'], userId: string): Promise<Lone[]> =>
  (await pool.query<Lone>('SELECT id, name, others, heir FROM lone_workspaces_of($1)', [userId])).rows;

const leaveAll: Step = {
  name: 'leave workspaces',
  async run(leaving) {
    const { leaver, ctx } = leaving;
    const { rows } = await ctx.db.pool.query<{ id: string; role: WorkspaceRole }>(
      `SELECT (o.workspace).id, o.role FROM workspaces_of($1) o LIMIT ${AT_ONCE}`,
      [leaver.id],
    );
    const lone = await loneOf(ctx.db, leaver.id);
    for (const { id, role } of rows)
      await leave(
        leaving,
        id,
        role,
        lone.find((one) => one.id === id),
      );
    return rows.length === AT_ONCE ? '' : null;
  },
};

/** What workspaces the leaver is in no more, or never was, keep of them. */
const others: Step = {
  name: 'names in workspaces',
  async run(leaving) {
    await leaving.ctx.db.pool.query('SELECT forget_in_workspaces($1::jsonb)', [wasOf(leaving)]);
    return null;
  },
};

const audited = 'What was done in a workspace stays known to those who run it, with the id of who did it.';

/** What workspaces keep of persons. */
export const workspacesPersonal: Personal = {
  columns: {
    'workspace.created_by_id': kept(audited),
    'workspace_member.user_id': removedByStep,
    'workspace_invitation.user_id': removedByStep,
    'workspace_invitation.inviter_id': removedByStep,
    'workspace_audit.actor_id': kept(audited),
    'workspace_audit.member_id': kept(audited),
  },
  steps: [leaveAll, others],
  async obstacles(db, userId) {
    const lone = await loneOf(db, userId);
    return lone.filter(({ others }) => others > 0).map(({ name }): Obstacle => ({ kind: 'workspace', name }));
  },
  sections: [
    inOrderOf({
      ...{ file: 'workspaces', about: 'The workspaces you are in.', from: 'workspaces_of($1) t', mine: '$1' },
      ...{ key: '(t.workspace).id', type: 'uuid' },
      item: `jsonb_build_object('id', (t.workspace).id, 'name', (t.workspace).name, 'role', t.role)`,
    }),
  ],
};
