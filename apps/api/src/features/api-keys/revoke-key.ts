import type { MemberCtx } from '../../platform/context/context.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { asManager } from './may-manage.ts';

/**
 * Takes a key back, for good; one that is revoked stays so. A key of a workspace that the member is not in is answered as if there were none.
 * Throws FORBIDDEN, NOT_FOUND.
 */
export async function revokeKey(ctx: MemberCtx, id: string): Promise<undefined> {
  const key = await ctx.db.prisma.apiKey.findUnique({ where: { id }, select: { workspaceId: true } });
  const isThere = await mayManage(ctx, key?.workspaceId ?? null);
  if (!key || !isThere) {
    await asManager(ctx, null);
    throw notFound('That API key');
  }
  await ctx.events.transact(ctx, async (tx) => {
    const { count } = await tx.db.apiKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date(), revokedById: ctx.actor.id },
    });
    if (count > 0) tx.append(fact('api-keys.revoked', { cause: 'revoked', keyIds: [id] }));
  });
}

/** False where the workspace is not there for the member. Throws FORBIDDEN. */
async function mayManage(ctx: MemberCtx, workspaceId: string | null): Promise<boolean> {
  try {
    await asManager(ctx, workspaceId);
    return true;
  } catch (error) {
    if (error instanceof TidingsError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}
