import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { revokeSessions } from './revoke-sessions.ts';

/** Signs the member out of one of their sessions. Throws NOT_FOUND when it is not theirs or has ended. */
export async function endSession(ctx: MemberCtx, sessionId: string): Promise<undefined> {
  const session = await ctx.db.prisma.session.findFirst({
    where: { id: sessionId, userId: ctx.actor.id, revokedAt: null },
  });
  if (!session) throw notFound('That session');
  await revokeSessions(ctx, ctx.actor.id, [sessionId], 'signed-out');
}
