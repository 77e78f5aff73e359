import type { Group, GroupActivity, GroupMember, Person } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { forbidden, notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { personColumns, presentPerson } from '../identity/index.ts';
import { canJoinGroup, canRunGroup } from './policy.ts';
import { presentGroup, presentMember } from './presenter.ts';
import { findGroup, type GroupRow } from './repository.ts';

/** Joins an open group; being in it already is no error. */
export async function joinGroup(ctx: MemberCtx, id: string): Promise<Group> {
  const group = await visible(ctx, id);
  if (!canJoinGroup(group)) throw forbidden('This group is closed: its owners add members.');
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await lockGroup(tx, id);
    const before = await roleOf(tx, id, ctx.actor.id);
    if (!before) await admit(ctx, tx, id, 'joined', presentPerson(ctx.actor));
    const answer = presentGroup({ ...group, role: before ?? 'member', memberCount: await count(tx, id) });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Leaves; nothing said in the group, or in categories that are only its, reaches the member afterwards. */
export async function leaveGroup(ctx: MemberCtx, id: string): Promise<undefined> {
  await visible(ctx, id);
  await ctx.events.transact(ctx, async (tx) => {
    await lockGroup(tx, id);
    if (await roleOf(tx, id, ctx.actor.id)) await dismiss(ctx, tx, id, 'left', presentPerson(ctx.actor));
  });
}

/** Adds a member; for owners and admins. */
export async function addMember(ctx: MemberCtx, id: string, username: string): Promise<GroupMember> {
  assertRuns(ctx, await visible(ctx, id));
  const person = await findPerson(ctx, username);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await lockGroup(tx, id);
    if (!(await roleOf(tx, id, person.id))) await admit(ctx, tx, id, 'added', person);
    const key = { groupId_userId: { groupId: id, userId: person.id } };
    const { role, joinedAt } = await tx.db.groupMember.findUniqueOrThrow({ where: key });
    const answer = presentMember({ person, role, joinedAt });
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Removes a member; for owners and admins. Nothing committed afterwards reaches them. */
export async function removeMember(ctx: MemberCtx, id: string, username: string): Promise<undefined> {
  assertRuns(ctx, await visible(ctx, id));
  const person = await findPerson(ctx, username);
  await ctx.events.transact(ctx, async (tx) => {
    await lockGroup(tx, id);
    if (!(await roleOf(tx, id, person.id))) throw notFound('That member');
    await dismiss(ctx, tx, id, 'removed', person);
  });
}

async function visible(ctx: MemberCtx, id: string): Promise<GroupRow> {
  const group = await findGroup(ctx.db, ctx.actor.id, isStaff(ctx.actor), id);
  if (!group) throw notFound('That group');
  return group;
}

function assertRuns(ctx: MemberCtx, group: GroupRow): void {
  if (!canRunGroup(ctx.actor, group)) throw forbidden('Only the owners of the group may do this.');
}

async function findPerson(ctx: MemberCtx, username: string): Promise<Person> {
  const row = await ctx.db.prisma.user.findUnique({ where: { username }, select: personColumns });
  if (!row) throw notFound('That member');
  return presentPerson(row);
}

/** Memberships of a group change one after the other, and not while a category is given to it. */
async function lockGroup(tx: Tx, id: string): Promise<void> {
  const rows = await tx.db.$queryRaw<object[]>`SELECT 1 FROM "group" WHERE id = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound('That group');
}

const count = (tx: Tx, groupId: string) => tx.db.groupMember.count({ where: { groupId } });

async function roleOf(tx: Tx, groupId: string, userId: string) {
  const row = await tx.db.groupMember.findUnique({ where: { groupId_userId: { groupId, userId } } });
  return row?.role ?? null;
}

const membershipChanged = (
  ctx: MemberCtx,
  groupId: string,
  cause: GroupActivity['kind'],
  member: Person,
  memberCount: number,
) => fact('group.membership-changed', { cause, groupId, actor: presentPerson(ctx.actor), member, memberCount });

async function admit(ctx: MemberCtx, tx: Tx, groupId: string, kind: GroupActivity['kind'], person: Person) {
  await tx.db.groupMember.create({ data: { groupId, userId: person.id } });
  tx.append(membershipChanged(ctx, groupId, kind, person, await count(tx, groupId)));
}

/** Revokes the scope of the group and of every category it is the audience of, in the transaction of the removal. */
async function dismiss(ctx: MemberCtx, tx: Tx, groupId: string, kind: GroupActivity['kind'], person: Person) {
  await tx.db.groupMember.delete({ where: { groupId_userId: { groupId, userId: person.id } } });
  const members = await count(tx, groupId);
  const owners = await tx.db.groupMember.count({ where: { groupId, role: 'owner' } });
  if (owners === 0 && members > 0) throw new TidingsError('CONFLICT', 'A group with members needs an owner.');
  const scopes = await tx.db.scope.findMany({
    where: { audienceId: groupId, audience: 'group' },
    select: { key: true },
  });
  tx.revoke(...scopes.map(({ key }) => key));
  tx.append(membershipChanged(ctx, groupId, kind, person, members));
}
