import { type Category, type CreateCategory, rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { slugTaken } from '../../platform/kernel/unique.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { lockGroup } from '../groups/index.ts';
import { whyNotSpeak } from '../identity/index.ts';
import { presentCategory } from './presenter.ts';
import { countCategories } from './repository.ts';
import { audienceOf, categoryScope } from './scope.ts';

/** They are listed at once, with their rooms: more would not fit into an answer. */
const MAX_CATEGORIES = 200;

/**
 * Creates a category with its room and its scope. Throws SILENCED, CONFLICT when its address is taken or there are too many,
 * NOT_FOUND for its group.
 */
export async function createCategory(ctx: MemberCtx, input: CreateCategory): Promise<Category> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      const id = uuidv7();
      if ((await countCategories(tx)) >= MAX_CATEGORIES)
        throw new TidingsError(
          'CONFLICT',
          `A forum has at most ${MAX_CATEGORIES} categories. Delete an empty one first.`,
        );
      const group = input.groupId ? await lockGroup(tx, input.groupId) : null;
      const row = await tx.db.category.create({ data: { id, ...input } });
      tx.createScope(audienceOf(id, input.groupId));
      tx.openRoom(rooms.category(id), { scope: categoryScope(id) });
      const category = presentCategory({ ...row, archived: group?.archived ?? false }, 0);
      tx.answer({ status: 201, body: category });
      return category;
    })
    .catch(slugTaken('category'));
  return value;
}
