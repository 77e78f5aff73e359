import { type NotificationCounts, notificationTypes } from '@tidings/contracts';
import type { Services } from '../../../platform/feature/services.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import type { Gone } from '../causes/intent.ts';
import { AT_ONCE } from './place.ts';
import { sayPlaced } from './say-placed.ts';

type Retracted = {
  retracted: { userId: string; ids: string[]; counts: NotificationCounts }[];
  lowered: string[];
  more: boolean;
};

const kept = Object.values(notificationTypes).flatMap(({ type, retractable }) => (retractable ? [] : [type]));

/** Takes back what was notified of something that is gone: it leaves inbox, counts and stored events, or is about fewer people. */
export async function retractAll({ db, events }: Pick<Services, 'db' | 'events'>, gone: Gone): Promise<void> {
  const { correlationId, groupId, ...which } = gone;
  const categories = groupId && (await db.prisma.category.findMany({ where: { groupId }, select: { id: true } }));
  if (groupId && !categories?.length) return;
  const categoryIds = categories ? categories.map(({ id }) => id) : which.categoryIds;
  const argument = JSON.stringify({ ...which, ...(categoryIds && { categoryIds }), kept, limit: AT_ONCE });
  for (let more = true; more; ) {
    const { value } = await events.transact({ actor: null, correlationId, idempotency: null }, async (tx) => {
      const rows = await tx.db.$queryRaw<{ r: Retracted }[]>`SELECT retract_notifications(${argument}::jsonb) AS r`;
      const { retracted, lowered, more: left } = rows[0]?.r ?? { retracted: [], lowered: [], more: false };
      for (const { userId, ids, counts } of retracted) {
        for (const id of ids) tx.redact(id);
        tx.append(fact('notification.retracted', { cause: 'retracted', userId, ids, counts, correlationId }));
      }
      for (const id of lowered) tx.redact(id);
      await sayPlaced(tx, { lowered });
      return left;
    });
    more = value;
  }
}
