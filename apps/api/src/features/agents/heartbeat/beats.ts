import type { AgentHeartbeat, AgentOrders } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Integration } from '../../../platform/kernel/actor.ts';
import { Batcher } from '../../../platform/kernel/batcher.ts';

export type Beat = {
  id: string;
  workspaceId: string;
  by: Pick<Integration, 'id' | 'ownerId'>;
  said: Omit<AgentHeartbeat, 'confirm'>;
};
/** What a heartbeat came to; `movedAt`: when it said something new, if it did. */
export type Beaten = { orders: AgentOrders; movedAt: Date | null };

type Row = {
  n: string;
  moved: boolean;
  activeAt: Date;
  everySeconds: number;
  hold: AgentOrders['hold'];
  requestId: string | null;
  requestAction: 'pause' | 'resume' | 'stop' | null;
};

const beatSql = `SELECT n, moved, active_at AS "activeAt", every_seconds AS "everySeconds", hold, request_id AS "requestId",
    request_action AS "requestAction"
  FROM beat_agents($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::text[], $9)`;

export const ordersOf = ({ everySeconds, hold, requestId, requestAction }: Omit<Row, 'n' | 'moved' | 'activeAt'>) => ({
  everySeconds,
  hold,
  request: requestId && requestAction ? { id: requestId, action: requestAction } : null,
});

/**
 * Heartbeats of agents that are what they were: all that come in one turn are one statement, and at most two run at once, so more of them
 * make larger statements. Answers null for an agent that is something else, or not there for this key.
 */
export function openBeats({ pool }: Pick<Database, 'pool'>, secondMs: number): Batcher<Beat, Beaten | null> {
  return new Batcher(
    async (all: readonly Beat[]) => {
      // An agent that spoke twice is taken at its first word; the second has a transaction of its own.
      const beats = [...new Map(all.map((beat) => [beat.id, beat] as const).reverse()).values()];
      const values = [
        ...[beats.map((b) => b.id), beats.map((b) => b.workspaceId), beats.map((b) => b.by.id)],
        ...[beats.map((b) => b.by.ownerId), beats.map((b) => b.said.status), beats.map((b) => b.said.task ?? null)],
        ...[beats.map((b) => b.said.progress ?? null), beats.map((b) => b.said.message ?? null), secondMs],
      ];
      const { rows } = await pool.query<Row>({ name: 'beat-agents', text: beatSql, values });
      const beaten = new Map<Beat | undefined, Beaten>();
      for (const { n, moved, activeAt, ...row } of rows)
        beaten.set(beats[Number(n) - 1], { orders: ordersOf(row), movedAt: moved ? activeAt : null });
      return all.map((beat) => beaten.get(beat) ?? null);
    },
    { weight: 500, inFlight: 2 },
  );
}
