import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertMayManage } from './may-manage.ts';

/** Takes a key back, for good; one that is revoked stays so. Throws FORBIDDEN, NOT_FOUND. */
export async function revokeKey(ctx: MemberCtx, id: string): Promise<undefined> {
  const key = await ctx.db.prisma.apiKey.findUnique({ where: { id }, select: { workspaceId: true } });
  await assertMayManage(ctx, key?.workspaceId ?? null);
  if (!key) throw notFound('That API key');
  await ctx.events.transact(ctx, async (tx) => {
    const { count } = await tx.db.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date(), revokedById: ctx.actor.id },
    });
    if (count > 0) tx.append(fact('api-keys.revoked', { cause: 'revoked', keyIds: [id] }));
  });
}
