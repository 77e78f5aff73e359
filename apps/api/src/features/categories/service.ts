import type { Ctx } from '../../platform/context.ts';
import { presentCategoryView } from './presenter.ts';
import { readCategories } from './repository.ts';

export async function listCategories(ctx: Ctx) {
  const rows = await readCategories(ctx.db, ctx.actor?.id ?? null);
  return { items: rows.map(presentCategoryView), nextCursor: null };
}
