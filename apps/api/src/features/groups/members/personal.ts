import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import {
  kept,
  type Obstacle,
  type Personal,
  removed,
  removedByStep,
  type Step,
} from '../../../platform/personal/personal.ts';
import { columns, inOrderOf, inTime } from '../../../platform/personal/sections.ts';
import { personColumns, presentPerson } from '../../identity/index.ts';
import { isWaiting, settleInvitation } from '../invitation-rows.ts';
import { findMembership } from '../repository.ts';
import { dismiss, stateMembership } from './membership.ts';

const AT_ONCE = 20;

/** Where nobody else owns a group, it goes to who has been in it longest. Who asked to be deleted had given it away; since then the others may have. */
async function passOn(ctx: MemberCtx, tx: Tx, groupId: string): Promise<void> {
  const others = { groupId, userId: { not: ctx.actor.id } };
  if ((await tx.db.groupMember.count({ where: { ...others, role: 'owner' } })) > 0) return;
  const heir = await tx.db.groupMember.findFirst({ where: others, orderBy: [{ joinedAt: 'asc' }, { userId: 'asc' }] });
  if (!heir) return;
  const key = { groupId_userId: { groupId, userId: heir.userId } };
  await tx.db.groupMember.update({ where: key, data: { role: 'owner' } });
  const person = await tx.db.user.findUniqueOrThrow({ where: { id: heir.userId }, select: personColumns });
  await stateMembership(ctx, tx, { groupId, cause: 'promoted', member: presentPerson(person), role: 'owner' });
}

const leave: Step = {
  name: 'leave groups',
  async run({ leaver, ctx }) {
    const mine = await ctx.db.prisma.groupMember.findMany({ where: { userId: leaver.id }, take: AT_ONCE });
    for (const { groupId } of mine)
      await ctx.events.transact(ctx, async (tx) => {
        const there = await tx.db.$queryRaw<object[]>`
          SELECT 1 FROM "group" WHERE id = ${groupId}::uuid AND deleted_at IS NULL FOR UPDATE`;
        if (!(await findMembership(tx, groupId, leaver.id))) return;
        // Of a group that was deleted a job takes out everybody; nobody hears of this one.
        if (there.length === 0)
          return void (await tx.db.groupMember.deleteMany({ where: { groupId, userId: leaver.id } }));
        await passOn(ctx, tx, groupId);
        await dismiss(ctx, tx, groupId, 'left', presentPerson(ctx.actor));
      });
    return mine.length === AT_ONCE ? '' : null;
  },
};

/** Takes back what waits of the leaver's invitations, those they sent and those they were sent, so that nobody waits for an answer. */
const withdraw: Step = {
  name: 'withdraw invitations into groups',
  async run({ leaver, ctx }) {
    const { rows } = await ctx.db.pool.query<{ id: string; groupId: string }>(
      `SELECT i.id, i.group_id AS "groupId" FROM group_invitation i
       WHERE (i.user_id = $1 OR i.inviter_id = $1) AND i.group_id IS NOT NULL AND ${isWaiting} LIMIT ${AT_ONCE}`,
      [leaver.id],
    );
    for (const { id, groupId } of rows)
      await ctx.events.transact(ctx, async (tx) => {
        await tx.db.$queryRaw`SELECT 1 FROM "group" WHERE id = ${groupId}::uuid FOR UPDATE`;
        if ((await tx.db.groupInvitation.count({ where: { id, state: 'pending' } })) > 0)
          await settleInvitation(tx, { id }, 'withdrawn');
      });
    return rows.length === AT_ONCE ? '' : null;
  },
};

const happened = 'What happened in a group stays known to those in it, with the id of who did it.';

/** What groups keep of persons. */
export const groupsPersonal: Personal = {
  columns: {
    'group_member.user_id': removedByStep,
    'group_invitation.user_id': removed,
    'group_invitation.inviter_id': removed,
    'group_creation.user_id': removed,
    'group_activity.actor_id': kept(happened),
    'group_activity.member_id': kept(happened),
    'group.archived_by_id': kept(happened),
  },
  steps: [leave, withdraw],
  async obstacles({ pool }, userId) {
    const { rows } = await pool.query<Obstacle>(
      `SELECT 'group' AS kind, g.name FROM group_member m JOIN "group" g ON g.id = m.group_id
       WHERE m.user_id = $1 AND m.role = 'owner' AND g.deleted_at IS NULL AND g.member_count > 1
         AND NOT EXISTS (SELECT FROM group_member o WHERE o.group_id = g.id AND o.role = 'owner' AND o.user_id <> $1)
       ORDER BY g.name LIMIT 10`,
      [userId],
    );
    return rows;
  },
  sections: [
    inOrderOf({
      ...{
        file: 'groups',
        about: 'The groups you are in.',
        from: 'group_member t JOIN "group" g ON g.id = t.group_id',
      },
      ...{ mine: 't.user_id', key: 't.group_id', type: 'uuid' },
      item: `${columns('group_id', 'role', 'joined_at')} || jsonb_build_object('name', g.name)`,
    }),
    inTime({
      ...{
        file: 'group-invitations',
        about: 'The groups you were invited into.',
        from: 'group_invitation t',
        mine: 't.user_id',
      },
      ...{ at: 't.created_at', item: columns('id', 'group_id', 'state', 'created_at', 'answered_at') },
    }),
  ],
};
