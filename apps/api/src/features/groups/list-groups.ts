import type { Group } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { canSeeEveryGroup } from './policy.ts';
import { presentGroup } from './presenter.ts';
import { readGroups } from './repository.ts';

/** The groups the member may see, by name; at most 500. */
export async function listGroups(ctx: MemberCtx): Promise<{ items: Group[]; nextCursor: null }> {
  const rows = await readGroups(ctx.db, ctx.actor.id, canSeeEveryGroup(ctx.actor));
  return { items: rows.map(presentGroup), nextCursor: null };
}
