import type { GroupMember } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { hasDeclined } from '../invitation-rows.ts';
import { whyNotAddTo } from '../policy.ts';
import { presentMember } from '../presenter.ts';
import { findMembership, readLocked } from '../repository.ts';
import { auditGroup, lockToRun } from '../run-group.ts';
import { admit, personToManage } from './membership.ts';
import { type Asked, setRole } from './set-group-role.ts';

/**
 * Answers the membership of who is in a group, in the role they are given with it. Who is not is put in by an admin, who
 * answers for it: it is in the audit log, and the member is notified and may leave. Owners invite. Throws NOT_FOUND, FORBIDDEN,
 * SILENCED, GROUP_ARCHIVED, CONSENT_NEEDED, CONFLICT for the last owner, and INVITATION_DECLINED where the member said no
 * not long ago.
 */
export async function addGroupMember(
  ctx: MemberCtx,
  id: string,
  username: string,
  { role, reason, limited }: Asked,
): Promise<GroupMember> {
  const person = await personToManage(ctx, id, username, role !== undefined);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const locked = await lockToRun(ctx, tx, id);
    const before = await findMembership(tx, id, person.id);
    if (!before) {
      assertAllowed(whyNotAddTo(ctx.actor, locked));
      if (await hasDeclined(tx, id, person.id, ctx.actor.id)) assertAllowed('INVITATION_DECLINED');
      await admit(ctx, tx, id, 'added', person);
      await auditGroup(ctx, tx, { owner: person }, await readLocked(tx, id), 'add_to_group', reason);
    }
    if (role !== undefined && role !== (before?.role ?? 'member')) {
      await setRole(ctx, tx, id, { person, byStaff: locked.role !== 'owner' }, { role, reason, limited });
    }
    const key = { groupId_userId: { groupId: id, userId: person.id } };
    const { role: now, joinedAt } = await tx.db.groupMember.findUniqueOrThrow({ where: key });
    const answer = presentMember({ person, role: now, joinedAt });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
