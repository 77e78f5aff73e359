import { rooms } from '@tidings/contracts';
import { type Database, forTenant } from '@tidings/db';
import { readRanges } from '../../../platform/events/catch-up/catch-up.ts';
import type { StoredEvent } from '../../../platform/events/log/stored-event.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { envelopeOf } from '../../workspace-events/index.ts';
import { wake } from '../deliver/wake.ts';
import { tellWorkspaceJob, WAITING_MAX } from './jobs.ts';

/** Events and bytes that are read at a time. */
const PAGE = { limit: 200, bytes: 256 * 1024 };

type Needs = Pick<Services, 'db' | 'events' | 'config' | 'realtime'>;

/**
 * Writes down what the webhooks of a workspace are to be sent, up to where its room reaches now. Each stands at a place in the room, which is moved
 * with what is written down: so each event is written down once, in order and whatever happens in between.
 */
export async function writeDown(workspaceId: string, correlationId: string, services: Needs): Promise<void> {
  const { db, events, config, realtime } = services;
  const inside = forTenant(db, workspaceId);
  const asker = { actor: null, tenant: { workspaceId }, correlationId, idempotency: null };
  const room = rooms.workspace(workspaceId);
  // What comes meanwhile has a job of its own: nobody who waits for this chases it.
  const end = (await placeOf(inside, workspaceId, room))?.head;
  for (;;) {
    const place = await placeOf(inside, workspaceId, room);
    if (!place || end === undefined || place.from >= end) return;
    const range = { room, from: place.from + 1, to: end };
    const [run] = await readRanges(db, realtime.options.epoch(), [range], PAGE);
    const found = run?.events ?? [];
    // Where there is none they are kept no more.
    const upTo = found.at(-1)?.offset ?? end;
    const said = JSON.stringify(found.map((event) => deliveryOf(event, config.publicUrl)));
    await events.transact(asker, async (tx) => {
      const rows = await tx.db.$queryRaw<{ r: string[] }[]>`
        SELECT plan_webhook_deliveries(${said}::jsonb, ${WAITING_MAX}::int, ${workspaceId}::uuid, ${upTo}::bigint) AS r`;
      for (const webhook of rows[0]?.r ?? []) wake(tx, { id: webhook, workspaceId });
    });
  }
}

export const handleTellWorkspace = handleJob(tellWorkspaceJob, ({ id, payload: { workspaceId } }, services: Services) =>
  writeDown(workspaceId, `job-${id}`, services),
);

/** An event as an agent of the workspace reads it in its stream. */
function deliveryOf(event: StoredEvent, publicUrl: string) {
  const envelope = envelopeOf(event, publicUrl, true);
  const { id, type, timestamp: at, correlationId } = envelope;
  return { id, offset: event.offset, type, at, correlationId, body: JSON.stringify(envelope) };
}

/** Up to where all webhooks of the workspace have what happened, and how far its room reaches; `null`: none is sent anything. */
async function placeOf({ pool }: Database, workspaceId: string, room: string) {
  const { rows } = await pool.query<{ from: string | null; head: string | null }>({
    name: 'webhooks-place',
    text: `SELECT (SELECT min(w.room_offset) FROM webhook w WHERE w.workspace_id = $1 AND w.state = 'active') AS "from",
      (SELECT s.head FROM stream s WHERE s.room = $2) AS head`,
    values: [workspaceId, room],
  });
  const [row] = rows;
  return row && row.from !== null ? { from: Number(row.from), head: Number(row.head ?? 0) } : null;
}
