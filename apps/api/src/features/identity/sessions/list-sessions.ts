import type { Session } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { presentSession } from './presenter.ts';

/** The member's sessions that are still good, last used first; at most 100. */
export async function listSessions(ctx: MemberCtx): Promise<{ items: Session[]; nextCursor: null }> {
  const rows = await ctx.db.prisma.session.findMany({
    where: { userId: ctx.actor.id, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
  });
  return { items: rows.map((row) => presentSession(row, ctx.actor.sessionId)), nextCursor: null };
}
