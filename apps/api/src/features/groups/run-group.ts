import type { ModerationAction, Person } from '@tidings/contracts';
import type { Prisma } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { type CauseOf, fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { type ActionSubject, assertMayAct, recordAction } from '../audit/index.ts';
import { presentPerson } from '../identity/index.ts';
import { keepActivity } from './members/activity.ts';
import { whyNotRunGroup } from './policy.ts';
import { presentGroupNews } from './presenter.ts';
import { findMembership, findOwner, type LockedGroup, lockGroup, readCategoryIdsOf, readLocked } from './repository.ts';

type Action = Extract<ModerationAction['action'], `${string}_group`>;
type RunAction = Exclude<Action, `${string}_${'to' | 'in' | 'from'}_group`>;
type Name = { id: string; name: string };

/** A group somebody runs, locked; `byStaff`: an admin who is no owner of it. */
type RunGroup = LockedGroup & { id: string; role: 'owner' | 'member' | null; byStaff: boolean; owner: Person };

/**
 * Locks a group until the commit for who runs it, and answers their role in it as it is now: one who was put out while
 * their request waited runs it no more. Throws NOT_FOUND, FORBIDDEN, SILENCED.
 */
export async function lockToRun(ctx: MemberCtx, tx: Tx, id: string): Promise<LockedGroup & Pick<RunGroup, 'role'>> {
  const locked = await lockGroup(tx, id);
  const role = (await findMembership(tx, id, ctx.actor.id))?.role ?? null;
  assertAllowed(whyNotRunGroup(ctx.actor, { role }), 'Only the owners of the group and admins may do this.');
  return { ...locked, role };
}

/** Locks a group for who runs it. Where they do so as staff, rank decides over its owner. Throws NOT_FOUND, FORBIDDEN, SILENCED. */
export async function takeGroup(ctx: MemberCtx, tx: Tx, id: string, action: RunAction): Promise<RunGroup> {
  const { role, ...locked } = await lockToRun(ctx, tx, id);
  const owner = (await findOwner(tx, id)) ?? presentPerson(ctx.actor);
  const byStaff = role !== 'owner';
  if (byStaff) await assertMayAct(tx, ctx.actor, action, { targetId: id, member: owner });
  return { ...locked, id, role, byStaff, owner };
}

/** What staff did to the group of others, or to somebody in it, is in the audit log, and they are notified. `owner`: whom it concerns. */
export async function auditGroup(
  ctx: MemberCtx,
  tx: Tx,
  { owner }: Pick<RunGroup, 'owner'>,
  { id, name }: Name,
  action: Action,
  reason: string | undefined,
): Promise<void> {
  const subject: ActionSubject['subject'] = { topicId: null, number: null, title: name, excerpt: '', author: owner };
  await recordAction(tx, ctx.actor, { action, targetType: 'group', targetId: id, member: owner, subject, reason });
}

/** Changes a group that is locked, and states it to everybody whom it concerns. */
export async function changeGroup(
  ctx: MemberCtx,
  tx: Tx,
  id: string,
  data: Prisma.GroupUpdateInput,
  cause: CauseOf<'group.changed'>,
): Promise<void> {
  await tx.db.group.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  const actor = presentPerson(ctx.actor);
  const news = {
    actor,
    group: presentGroupNews(await readLocked(tx, id)),
    categoryIds: await readCategoryIdsOf(tx, id),
    activity: await keepActivity(tx, { groupId: id, kind: cause, actorId: actor.id, memberId: actor.id }),
  };
  tx.append(fact('group.changed', { cause, ...news }));
}
