import { type Category, type CreateCategory, type PatchCategory, rooms } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { presentCategory } from './presenter.ts';
import { categoryScope } from './repository.ts';

/** Creates a category with its room and its scope. */
export async function createCategory(ctx: MemberCtx, input: CreateCategory): Promise<Category> {
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      const id = uuidv7();
      if (input.groupId) await lockGroup(tx, input.groupId);
      const row = await tx.db.category.create({ data: { id, ...input } });
      tx.createScope(scopeOf(id, input.groupId));
      tx.openRoom(rooms.category(id), { scope: categoryScope(id) });
      const category = presentCategory(row, 0);
      tx.answer({ status: 201, body: category });
      return category;
    })
    .catch(slugTaken);
  return value;
}

/** Changes a category. Giving it to a group, or to another one, takes it from everybody else in the same transaction. */
export async function patchCategory(ctx: MemberCtx, id: string, patch: PatchCategory): Promise<Category> {
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      if (patch.groupId) await lockGroup(tx, patch.groupId);
      const before = await takeCategory(tx, id);
      const changes = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const row = await tx.db.category.update({ where: { id }, data: { ...changes, version: { increment: 1 } } });
      if (row.groupId !== before.groupId) tx.setAudience(scopeOf(id, row.groupId));
      const category = presentCategory(row, await countTopics(tx, id));
      tx.answer({ status: 200, body: category });
      return category;
    })
    .catch(slugTaken);
  return value;
}

/** Deletes a category without topics; its address is free again and its room is closed to everybody. */
export async function deleteCategory(ctx: MemberCtx, id: string): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const { slug } = await takeCategory(tx, id);
    if ((await countTopics(tx, id)) > 0) {
      throw new TidingsError('CONFLICT', 'This category has topics. Move them to another category first.');
    }
    const freed = `${slug.slice(0, 23)}-${id}`;
    await tx.db.category.update({ where: { id }, data: { deletedAt: new Date(), slug: freed, groupId: null } });
    tx.setAudience({ key: categoryScope(id), audience: 'nobody', audienceId: null });
  });
}

const scopeOf = (id: string, groupId: string | null) => ({
  key: categoryScope(id),
  audience: groupId ? 'group' : 'everyone',
  audienceId: groupId,
});

async function takeCategory(tx: Tx, id: string): Promise<{ slug: string; groupId: string | null }> {
  const rows = await tx.db.$queryRaw<{ slug: string; groupId: string | null }[]>`
    SELECT slug, group_id AS "groupId" FROM category WHERE id = ${id}::uuid AND deleted_at IS NULL FOR UPDATE`;
  if (!rows[0]) throw notFound('That category');
  return rows[0];
}

/** Whoever changes a group's membership holds its row, so that no category is missed when somebody is removed. */
async function lockGroup(tx: Tx, id: string): Promise<void> {
  const rows = await tx.db.$queryRaw<object[]>`SELECT 1 FROM "group" WHERE id = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound('That group');
}

const countTopics = (tx: Tx, categoryId: string) => tx.db.topic.count({ where: { categoryId, deletedAt: null } });

function slugTaken(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
    throw new TidingsError('CONFLICT', 'Another category has that address.');
  }
  throw error;
}
