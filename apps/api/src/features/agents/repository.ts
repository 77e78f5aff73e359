import type { Agent } from '@tidings/contracts';
import { Prisma } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';

/** An agent whose row is held, with what is not shown of it. */
export type HeldAgent = {
  agent: Agent;
  ownerId: string;
  missed: boolean;
  notified: 'offline' | 'error' | null;
  notifiedId: string | null;
  /** How long it is what it is, in ms, and what time it is: both by the database's clock. */
  forMs: number;
  now: Date;
};

const read = Prisma.sql`agent_of(a) AS agent, a.owner_id AS "ownerId", a.missed, a.notified, a.notified_id AS "notifiedId",
  (1000 * extract(epoch FROM clock_timestamp() - a.status_at))::float8 AS "forMs", date_trunc('milliseconds', clock_timestamp()) AS now`;

/** Agents of the workspace of this transaction as they are now; whoever asks holds their rows. */
export const readAgents = (tx: Tx, ids: readonly string[]): Promise<HeldAgent[]> =>
  tx.db.$queryRaw<HeldAgent[]>`SELECT ${read} FROM agent a WHERE a.id = ANY (${[...ids]}::uuid[]) ORDER BY a.id`;

/** Holds an agent until the commit; null: there is none. `by`: only for a key that speaks for it. */
export async function holdAgent(
  tx: Tx,
  workspaceId: string,
  id: string,
  by?: { keyId: string; ownerId: string },
): Promise<HeldAgent | null> {
  const mine = by ? Prisma.sql`AND (key_id = ${by.keyId}::uuid OR owner_id = ${by.ownerId}::uuid)` : Prisma.empty;
  const found = await tx.db.$queryRaw<object[]>`
    SELECT 1 FROM agent WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid ${mine} FOR UPDATE`;
  // A statement of its own: what waited for the row would see it as it was before.
  return found[0] ? ((await readAgents(tx, [id]))[0] ?? null) : null;
}
