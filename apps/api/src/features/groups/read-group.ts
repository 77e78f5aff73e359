import type { MemberCtx } from '../../platform/context/context.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { presentGroup, presentMember } from './presenter.ts';
import { findGroup, findGroupLive, readGroups, readMembers } from './repository.ts';

export async function listGroups(ctx: MemberCtx) {
  const rows = await readGroups(ctx.db, ctx.actor.id, isStaff(ctx.actor));
  return { items: rows.map(presentGroup), nextCursor: null };
}

export async function readGroup(ctx: MemberCtx, id: string) {
  const { value, positions } = await findGroupLive(ctx.db, ctx.actor.id, isStaff(ctx.actor), id);
  if (!value) throw notFound('That group');
  return { ...presentGroup(value), positions };
}

/** Who is in a group the member may see, in the order they came. */
export async function listMembers(ctx: MemberCtx, id: string, query: { cursor?: string | undefined; limit: number }) {
  if (!(await findGroup(ctx.db, ctx.actor.id, isStaff(ctx.actor), id))) throw notFound('That group');
  const rows = await readMembers(ctx.db, id, readTimePlace(query.cursor), query.limit + 1);
  const items = rows.slice(0, query.limit).map(presentMember);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > query.limit && last ? writeTimePlace(last.joinedAt, last.person.id) : null,
  };
}
