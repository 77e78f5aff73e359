import type { GroupMember } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotEnter } from '../policy.ts';
import { presentMember } from '../presenter.ts';
import { findMembership, lockGroup } from '../repository.ts';
import { admit, personToManage } from './membership.ts';

/** Adds a member; for owners and admins. Who is in it already stays as they are. Throws NOT_FOUND, FORBIDDEN, GROUP_ARCHIVED. */
export async function addGroupMember(ctx: MemberCtx, id: string, username: string): Promise<GroupMember> {
  const person = await personToManage(ctx, id, username);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const locked = await lockGroup(tx, id);
    const inIt = await findMembership(tx, id, person.id);
    if (!inIt) assertAllowed(whyNotEnter(locked));
    if (!inIt) await admit(ctx, tx, id, 'added', person);
    const key = { groupId_userId: { groupId: id, userId: person.id } };
    const { role, joinedAt } = await tx.db.groupMember.findUniqueOrThrow({ where: key });
    const answer = presentMember({ person, role, joinedAt });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
