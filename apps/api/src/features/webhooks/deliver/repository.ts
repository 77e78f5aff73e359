import type { Database } from '@tidings/db';
import type { Tx } from '../../../platform/events/log/tx.ts';

export type DueRow = { id: string; type: string; body: string; tries: number; correlationId: string | null };
export type WebhookSecrets = {
  url: string;
  name: string;
  secret: Buffer;
  previousSecret: Buffer | null;
  previousSecretUntil: Date | null;
};

/** Takes what is due for a webhook; see `claim_webhook_deliveries`. */
export async function claimDue(
  { pool }: Database,
  webhookId: string,
  most: number,
  leaseMs: number,
): Promise<DueRow[]> {
  const { rows } = await pool.query<DueRow>({
    name: 'webhook-claim',
    text: `SELECT d.id, d.type, d.body, d.tries, d.correlation_id AS "correlationId"
           FROM claim_webhook_deliveries($1, $2, $3) d ORDER BY d.next_at, d.id`,
    values: [webhookId, most, leaseMs],
  });
  return rows;
}

export async function readSecrets({ pool }: Database, webhookId: string): Promise<WebhookSecrets | null> {
  const { rows } = await pool.query<WebhookSecrets>({
    name: 'webhook-secrets',
    text: `SELECT url, name, secret, previous_secret AS "previousSecret", previous_secret_until AS "previousSecretUntil"
           FROM webhook WHERE id = $1`,
    values: [webhookId],
  });
  return rows[0] ?? null;
}

/** When something is due for a webhook next; `null`: nothing waits. See `next_webhook_delivery`. */
export async function nextDue(tx: Tx, webhookId: string): Promise<Date | null> {
  const rows = await tx.db.$queryRaw<{ at: Date | null }[]>`SELECT next_webhook_delivery(${webhookId}::uuid) AS at`;
  return rows[0]?.at ?? null;
}

export type Settled = {
  id: string;
  status: number | null;
  problem: string | null;
  ms: number;
  answer: string | null;
  arrived: boolean;
  nextInMs: number | null;
  restMs: number;
  gone: boolean;
};

/** Writes down what became of a try; see `settle_webhook_delivery`. True: its webhook was stopped by this. */
export async function settle(tx: Tx, settled: Settled, stopMs: number): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ r: boolean }[]>`
    SELECT settle_webhook_delivery(${JSON.stringify(settled)}::jsonb, ${stopMs}::float8) AS r`;
  return rows[0]?.r ?? false;
}

export type Managers = { admins: string[]; workspace?: { id: string; slug: string } };

/** Who decides what becomes of a webhook: the admins, or the owners of its workspace. */
export async function readManagers(tx: Tx, workspaceId: string | null): Promise<Managers> {
  const most = { take: 1000 };
  if (workspaceId === null) {
    const rows = await tx.db.user.findMany({ where: { role: 'admin' }, select: { id: true }, ...most });
    return { admins: rows.map(({ id }) => id) };
  }
  const owners = { where: { role: 'owner' }, select: { userId: true }, ...most } as const;
  const select = { id: true, slug: true, members: owners };
  const { members, ...workspace } = await tx.db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select });
  return { admins: members.map(({ userId }) => userId), workspace };
}
