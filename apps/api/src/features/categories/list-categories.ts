import type { Ctx } from '../../platform/context/context.ts';
import { presentCategoryView } from './presenter.ts';
import { readCategories, settleReads } from './repository.ts';

/** The categories the member may read, in order, with the positions of what feeds the list. */
export async function listCategories(ctx: Ctx) {
  const { value: rows, positions } = await readCategories(ctx.db, ctx.actor?.id ?? null);
  if (ctx.actor && rows.some(({ stale }) => stale)) settleSoon(ctx, ctx.actor.id);
  return { items: rows.map(presentCategoryView), nextCursor: null, positions };
}

/** The answer never waits for it, and is as true without. */
function settleSoon({ db, log }: Ctx, userId: string): void {
  settleReads(db, userId).catch((error: unknown) =>
    log.debug(
      { err: error },
      'Could not update the stored unread counts of a member; the next list of categories does',
    ),
  );
}
