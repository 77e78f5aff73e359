import type { Ctx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { changeOne } from '../notifications/index.ts';
import { findAct, noteShown } from './acts/act-tokens.ts';
import { sayStep } from './check/say-step.ts';

type Asked = { token: string; action: 'read' | 'archive' | 'shown' };

/**
 * Does what was chosen on a notification, for whom it was pushed. Doing it again changes nothing. Throws NOT_FOUND for a token that is none, is
 * too old or whose session has ended, and for a notification that is no more; UNREAD_STAYS as the inbox does.
 */
export async function actOnPush(ctx: Ctx, { token, action }: Asked): Promise<undefined> {
  const act = await findAct(ctx.db, token);
  if (!act || (act.isTest && action !== 'shown')) throw notFound('What this was about');
  const { userId, subscriptionId, notificationId, createdAt } = act;
  if (action !== 'shown') {
    const actor = await ctx.db.prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        ...{ id: true, username: true, displayName: true, role: true },
        ...{ suspendedUntil: true, silencedUntil: true, presenceHidden: true },
      },
    });
    await changeOne(
      {
        ...ctx,
        idempotency: null,
        actor: { ...actor, presenceChoice: null, presenceUntil: null, sessionId: act.sessionId },
      },
      action,
      notificationId,
    );
    return;
  }
  await noteShown(ctx.db, act.hash);
  if (!act.isTest) return;
  const now = new Date();
  sayStep(ctx, userId, {
    ...{ testId: notificationId, channel: 'push', subscriptionId, step: 'shown', status: null },
    at: now.toISOString(),
    afterMs: Math.max(0, now.getTime() - createdAt.getTime()),
  });
}
