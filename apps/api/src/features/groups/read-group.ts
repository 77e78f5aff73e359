import type { Group, Positions } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { canSeeEveryGroup } from './policy.ts';
import { presentGroup } from './presenter.ts';
import { findGroupLive } from './repository.ts';

/** A group with the positions of its room and of the member's own. Throws NOT_FOUND when the member may not see it. */
export async function readGroup(ctx: MemberCtx, id: string): Promise<Group & { positions: Positions }> {
  const { value, positions } = await findGroupLive(ctx.db, ctx.actor.id, canSeeEveryGroup(ctx.actor), id);
  if (!value) throw notFound('That group');
  return { ...presentGroup(value), positions };
}
