import type { Alert } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { presentAlert } from '../presenter.ts';
import { stateChanged } from '../publish/state.ts';
import { lockAlert, readForAll } from '../repository.ts';

/** What those who have an alert were notified of it is read, on all of their devices: nobody is pushed or mailed any more. */
async function readNotifications(tx: Tx, alertId: string): Promise<void> {
  // In the order of everybody: what is being made of it first, then the inboxes.
  await tx.db.$executeRaw`SELECT await_causes(jsonb_build_object('about', ${alertId}::text))`;
  const recipients = await tx.db.alertRecipient.findMany({ where: { alertId }, select: { userId: true } });
  await tx.db.$executeRaw`SELECT lock_inboxes(${recipients.map(({ userId }) => userId)}::uuid[])`;
  const rows = await tx.db.$queryRaw<{ userId: string; ids: string[] }[]>`
    SELECT n.user_id AS "userId", array_agg(DISTINCT n.id::text) AS ids FROM notification_cause c
    JOIN notification n ON n.id = c.notification_id
    WHERE c.about = ${alertId}::uuid AND n.read_at IS NULL AND n.deleted_at IS NULL GROUP BY n.user_id ORDER BY n.user_id`;
  for (const { userId, ids } of rows) tx.append(fact('notification.read', { cause: 'read', userId, ids }));
}

/**
 * Takes an alert in hand, or resolves it, for all who have it. What is so already, or further, stays so. Throws NOT_FOUND for
 * one that the member does not have.
 */
export async function changeAlert(ctx: MemberCtx, id: string, to: 'acknowledged' | 'resolved'): Promise<Alert> {
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const alert = await lockAlert(tx, id, ctx.actor.id);
    if (!alert?.mine) throw notFound('That alert');
    const isSo = alert.state === 'resolved' || alert.state === to;
    if (!isSo) {
      const [now, by] = [new Date(), ctx.actor.id];
      const acts =
        to === 'acknowledged' ? { acknowledgedAt: now, acknowledgedById: by } : { resolvedAt: now, resolvedById: by };
      await tx.db.alert.update({ where: { id }, data: { state: to, version: { increment: 1 }, ...acts } });
      await readNotifications(tx, id);
      stateChanged(tx, await readForAll(tx, [id]), to);
    }
    const mine = (await readForAll(tx, [id])).find(({ userId }) => userId === ctx.actor.id);
    if (!mine) throw notFound('That alert');
    const answer = presentAlert(mine.row);
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
