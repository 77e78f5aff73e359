import { uuidv7 } from '@tidings/db';
import type { Forum } from './forum.ts';

type As = { name?: string; deliveries?: number; text?: string; workspaceId?: string };

/** A webhook as it would have been stored, that nobody can reach, with deliveries that arrived; answers one of them. */
export async function storeWebhook({ db }: Pick<Forum, 'db'>, adminId: string, as: As = {}) {
  const { name = 'Ledger', deliveries = 1, text = '{}', workspaceId = null } = as;
  const id = uuidv7();
  const url = `http://127.0.0.1:1/${'x'.repeat(900)}`;
  const data = { id, name, url, events: ['topic.*'], secret: new Uint8Array(60), createdById: adminId, workspaceId };
  await db.prisma.webhook.create({ data });
  const made = Array.from({ length: deliveries }, () => uuidv7());
  await db.prisma.webhookDelivery.createMany({
    data: made.map((one) => ({
      ...{ id: one, webhookId: id, workspaceId, type: 'topic.created', body: text, answer: text },
      ...{ state: 'delivered', tries: 1, status: 200, ms: 12, triedAt: new Date() },
    })),
  });
  return { id, delivery: made[0] ?? '' };
}
