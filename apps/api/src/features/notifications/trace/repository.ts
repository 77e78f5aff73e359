import type { Person, TracesQuery } from '@tidings/contracts';
import type { Database } from '@tidings/db';

export type TracedRow = {
  source: string;
  userId: string;
  member: Person | null;
  type: string;
  at: Date;
  undoneAt: Date | null;
  reason: string | null;
  notificationId: string | null;
  correlationId: string | null;
};
/** Where a page of traces ended. */
export type TracePlace = { source: string; userId: string };
type Which = Pick<TracesQuery, 'source' | 'userId' | 'correlationId'>;

const KEPT = `first_uuid(now() - interval '30 days')`;
/** $1: the value asked for, $2, $3: after this place, $4: how many. */
const whereOf: Record<keyof Which, string> = {
  source: 'x.source = $1::uuid',
  userId: `x.user_id = $1::uuid AND x.source >= ${KEPT}`,
  correlationId: 'x.correlation_id = $1',
};
const after = '($2::uuid IS NULL OR (x.source, x.user_id) < ($2::uuid, $3::uuid))';
const sqlOf = (by: keyof Which) => `SELECT t.*, person(t."userId") AS member FROM (
  SELECT x.source, x.user_id AS "userId", x.type, x.at, x.undone_at AS "undoneAt", NULL AS reason,
    x.notification_id AS "notificationId", x.correlation_id AS "correlationId"
  FROM notification_cause x WHERE ${whereOf[by]} AND ${after}
  UNION ALL SELECT x.source, x.user_id, x.type, x.at, NULL, x.reason, NULL, x.correlation_id
  FROM notification_skip x WHERE ${whereOf[by]} AND ${after}) t
  ORDER BY t.source DESC, t."userId" DESC LIMIT $4`;

/** Who was notified of something and who was not, the latest first. */
export async function readTraces(
  db: Database,
  by: keyof Which,
  value: string,
  place: TracePlace | null,
  limit: number,
) {
  const { rows } = await db.pool.query<TracedRow>({
    name: `traces-by-${by}`,
    text: sqlOf(by),
    values: [value, place?.source ?? null, place?.userId ?? null, limit],
  });
  return rows;
}

export type StepRow = {
  step: string;
  at: Date | null;
  deviceId: string | null;
  /** Of another channel than the inbox: what became of it there. */
  further: {
    channel: 'push' | 'email';
    reason: string | null;
    answers: { to: string; status: number | null }[];
  } | null;
};
export type TraceHead = {
  id: string;
  userId: string;
  type: string;
  reason: string;
  correlationId: string;
  createdAt: Date;
  position: string;
};

export async function findTraced(db: Database, id: string): Promise<TraceHead | null> {
  const { rows } = await db.pool.query<TraceHead>({
    name: 'traced-notification',
    text: `SELECT n.id, n.user_id AS "userId", n.type, n.reason, n.correlation_id AS "correlationId",
        n.created_at AS "createdAt", n.position::text FROM notification n WHERE n.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

const uuidTime = (column: string) =>
  `to_timestamp(('x' || left(replace(${column}::text, '-', ''), 12))::bit(48)::bigint / 1000.0)`;

/** What became of a notification: $1 its id, $2 its member, $3 its position, $4 how many steps at most. */
export async function readSteps(db: Database, { id, userId, position }: TraceHead, limit: number): Promise<StepRow[]> {
  const { rows } = await db.pool.query<StepRow>({
    name: 'trace-steps',
    text: `SELECT s.* FROM (SELECT i.*, NULL::jsonb AS further FROM (
        SELECT 'intended' AS step, ${uuidTime('c.source')} AS at, NULL AS "deviceId" FROM notification_cause c WHERE c.notification_id = $1
        UNION ALL SELECT 'stored', c.at, NULL FROM notification_cause c WHERE c.notification_id = $1
        UNION ALL SELECT 'undone', c.undone_at, NULL FROM notification_cause c WHERE c.notification_id = $1 AND c.undone_at IS NOT NULL
        UNION ALL SELECT 'emitted', e.at, NULL FROM event e WHERE e.room = 'user:' || $2 AND e."offset" = $3::bigint
        UNION ALL SELECT 'acknowledged', a.at, a.device_id FROM notification_ack a WHERE a.notification_id = $1
        UNION ALL SELECT 'seen', NULL, NULL FROM notification_seen v WHERE v.user_id = $2::uuid AND v.up_to >= $3::bigint
        UNION ALL SELECT k.step, k.at, NULL FROM notification n, LATERAL (VALUES ('read', n.read_at), ('archived', n.archived_at),
          ('deleted', n.deleted_at), ('snoozed', CASE WHEN n.snoozed_until IS NOT NULL THEN n.updated_at END)) k(step, at)
          WHERE n.id = $1 AND k.at IS NOT NULL) i
      UNION ALL SELECT CASE d.outcome WHEN 'sent' THEN CASE d.channel WHEN 'push' THEN 'pushed' ELSE 'mailed' END
          WHEN 'waiting' THEN 'postponed' ELSE d.outcome END, d.at, NULL,
        jsonb_build_object('channel', d.channel, 'reason', d.reason, 'answers', d.answers)
      FROM notification_delivery d WHERE d.notification_id = $1) s
      ORDER BY s.at NULLS LAST, array_position(ARRAY['intended', 'stored', 'emitted', 'acknowledged', 'seen', 'read'], s.step) LIMIT $4`,
    values: [id, userId, position, limit],
  });
  return rows;
}
