import type { GroupMember, Person } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { whyNotOwnMore } from '../policy.ts';
import { readCreator, readLocked } from '../repository.ts';
import { auditGroup } from '../run-group.ts';
import { assertOwned, stateMembership } from './membership.ts';

type RoleChange = { role: GroupMember['role']; reason: string | undefined; limited: boolean };
/** What is asked of a membership: a role, or none. `limited`: as many groups as the age of an account allows. */
export type Asked = { role?: RoleChange['role'] | undefined; reason?: string | undefined; limited: boolean };

/**
 * Makes somebody in a group its owner, or a member again. The group is locked, and who asks may. What an owner gives away
 * counts for who gets it, so that no limit of how many one may own is got round. Audited where `byStaff`. Throws CONFLICT
 * for its last owner, and for who owns as many as they may.
 */
export async function setRole(
  ctx: MemberCtx,
  tx: Tx,
  groupId: string,
  { person, byStaff }: { person: Person; byStaff: boolean },
  { role, reason, limited }: RoleChange,
): Promise<void> {
  const promotes = role === 'owner';
  if (promotes && limited && whyNotOwnMore(person, await readCreator(tx, person.id)) !== null) {
    throw new TidingsError('CONFLICT', 'They own as many groups as an account of their age may.');
  }
  const groupId_userId = { groupId, userId: person.id };
  await tx.db.groupMember.update({ where: { groupId_userId }, data: { role } });
  await assertOwned(tx, groupId);
  await stateMembership(ctx, tx, { groupId, cause: promotes ? 'promoted' : 'demoted', member: person, role });
  const action = promotes ? 'promote_in_group' : 'demote_in_group';
  if (byStaff) await auditGroup(ctx, tx, { owner: person }, await readLocked(tx, groupId), action, reason);
}
