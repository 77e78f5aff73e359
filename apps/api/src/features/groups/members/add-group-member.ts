import type { GroupMember } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { hasDeclined } from '../invitation-rows.ts';
import { whyNotAddTo } from '../policy.ts';
import { presentMember } from '../presenter.ts';
import { findMembership, readLocked } from '../repository.ts';
import { auditGroup, lockToRun } from '../run-group.ts';
import { admit, personToManage } from './membership.ts';

/**
 * Answers the membership of who is in a group. Who is not is put in by an admin, who answers for it: it is in the audit log,
 * and the member is notified and may leave. Owners invite. Throws NOT_FOUND, FORBIDDEN, SILENCED, GROUP_ARCHIVED, CONSENT_NEEDED,
 * and INVITATION_DECLINED where the member said no not long ago.
 */
export async function addGroupMember(ctx: MemberCtx, id: string, username: string): Promise<GroupMember> {
  const person = await personToManage(ctx, id, username);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const locked = await lockToRun(ctx, tx, id);
    if (!(await findMembership(tx, id, person.id))) {
      assertAllowed(whyNotAddTo(ctx.actor, locked));
      if (await hasDeclined(tx, id, person.id, ctx.actor.id)) assertAllowed('INVITATION_DECLINED');
      await admit(ctx, tx, id, 'added', person);
      const about = { owner: person };
      await auditGroup(ctx, tx, about, await readLocked(tx, id), 'add_to_group', undefined);
    }
    const key = { groupId_userId: { groupId: id, userId: person.id } };
    const { role, joinedAt } = await tx.db.groupMember.findUniqueOrThrow({ where: key });
    const answer = presentMember({ person, role, joinedAt });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
