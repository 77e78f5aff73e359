import { rooms } from '@tidings/contracts';
import { type Database, Prisma } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';
import type { TimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import type { DeliveryRow, WebhookRow } from '../presenter.ts';

const columns = `w.id, w.name, w.url, w.events, w.state, w.failing_since AS "failingSince", w.dropped,
  w.previous_secret_until AS "previousSecretUntil", w.created_at AS "createdAt", person(w.created_by_id) AS "createdBy",
  w.workspace_id AS "workspaceId",
  (SELECT count(*)::int FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'pending') AS pending,
  (SELECT max(d.tried_at) FROM webhook_delivery d WHERE d.webhook_id = w.id) AS "lastAt",
  ARRAY(SELECT r.state FROM (SELECT d.state, d.created_at, d.id FROM webhook_delivery d WHERE d.webhook_id = w.id
    ORDER BY d.created_at DESC, d.id DESC LIMIT 14) r ORDER BY r.created_at, r.id) AS recent`;

const webhooksWhere = (bound: string) => `SELECT ${columns} FROM webhook w
  WHERE ${bound} AND (w.created_at, w.id) < ($1::timestamptz, $2::uuid) ORDER BY w.created_at DESC, w.id DESC LIMIT $3`;

/** A page of the webhooks of a workspace, or of those of the forum, the newest first. */
export async function readWebhooks(
  { pool }: Database,
  workspaceId: string | null,
  { at, id }: TimePlace,
  limit: number,
): Promise<WebhookRow[]> {
  const page = [at, id, limit];
  const { rows } = await pool.query<WebhookRow>(
    workspaceId === null
      ? { name: 'webhooks', text: webhooksWhere('w.workspace_id IS NULL'), values: page }
      : {
          name: 'webhooks-of-workspace',
          text: webhooksWhere('w.workspace_id = $4::uuid'),
          values: [...page, workspaceId],
        },
  );
  return rows;
}

/**
 * From now on a webhook of a workspace is sent what happens, and nothing of before. The room is held until the commit: what is committed
 * after that sees that the webhook wants it.
 */
export async function standAtHead(tx: Tx, id: string, workspaceId: string): Promise<void> {
  const room = rooms.workspace(workspaceId);
  const [stream] = await tx.db.$queryRaw<{ head: bigint }[]>`SELECT head FROM stream WHERE room = ${room} FOR UPDATE`;
  await tx.db.webhook.updateMany({ where: { id }, data: { roomOffset: stream?.head ?? 0 } });
}

/** A webhook as this transaction has made it. Throws NOT_FOUND. */
export async function readMade(tx: Tx, id: string): Promise<WebhookRow> {
  const rows = await tx.db.$queryRaw<WebhookRow[]>(
    Prisma.sql`SELECT ${Prisma.raw(columns)} FROM webhook w WHERE w.id = ${id}::uuid`,
  );
  if (!rows[0]) throw notFound('That webhook');
  return rows[0];
}

const deliveryColumns = `d.id, d.type, d.state, d.tries, d.status, d.problem, d.ms, d.created_at AS "createdAt",
  d.tried_at AS "triedAt", d.next_at AS "nextAt"`;

export const deliveriesSql = `SELECT ${deliveryColumns} FROM webhook_delivery d
  WHERE d.webhook_id = $1 AND (d.created_at, d.id) < ($2::timestamptz, $3::uuid) AND ($5::text IS NULL OR d.state = $5)
  ORDER BY d.created_at DESC, d.id DESC LIMIT $4`;

/** A page of what was sent to a webhook, the newest first. */
export async function readDeliveries(
  { pool }: Database,
  { webhookId, state }: { webhookId: string; state: string | null },
  { at, id }: TimePlace,
  limit: number,
) {
  const { rows } = await pool.query<Omit<DeliveryRow, 'body' | 'answer'>>({
    name: 'webhook-deliveries',
    text: deliveriesSql,
    values: [webhookId, at, id, limit, state],
  });
  return rows;
}

export async function findDelivery({ pool }: Database, webhookId: string, id: string): Promise<DeliveryRow | null> {
  const { rows } = await pool.query<DeliveryRow>({
    name: 'webhook-delivery',
    text: `SELECT ${deliveryColumns}, d.body, d.answer FROM webhook_delivery d WHERE d.webhook_id = $1 AND d.id = $2`,
    values: [webhookId, id],
  });
  return rows[0] ?? null;
}

/** Makes deliveries due again that arrived or were given up, the oldest first; what is a dead letter of them is none any more. */
export async function replay(
  tx: Tx,
  webhookId: string,
  of: { id: string } | { from: string; to: string; state: string },
  limit: number,
): Promise<number> {
  const which =
    'id' in of
      ? Prisma.sql`d.id = ${of.id}::uuid`
      : Prisma.sql`d.created_at >= ${of.from}::timestamptz AND d.created_at < ${of.to}::timestamptz AND d.state = ${of.state}`;
  const rows = await tx.db.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH again AS (
      UPDATE webhook_delivery u SET state = 'pending', tries = 0, next_at = now(), locked_until = NULL
      WHERE u.id IN (SELECT d.id FROM webhook_delivery d WHERE d.webhook_id = ${webhookId}::uuid AND d.state <> 'pending' AND ${which}
        ORDER BY d.created_at, d.id LIMIT ${limit} FOR UPDATE)
      RETURNING u.id
    ), buried AS (
      DELETE FROM dead_letter l USING again a WHERE l.id = made_notification_id(a.id, ${webhookId}::uuid)
    )
    SELECT a.id FROM again a`);
  return rows.length;
}

export async function isWebhook({ pool }: Database, id: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'is-webhook',
    text: 'SELECT 1 FROM webhook WHERE id = $1',
    values: [id],
  });
  return rowCount === 1;
}
