import type { AlertSource, Severity } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import type { EventLog } from '../../../platform/events/log/event-log.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fingerprintOf } from '../monitored/hashes.ts';
import { addRecipients, type Recipients, readForAll } from '../repository.ts';
import type { Detected } from '../sources/index.ts';
import { familiesOf } from './contacts.ts';
import { scheduleEscalation } from './escalate.ts';
import { stateChanged, statePublished } from './state.ts';

/** What a source has to say about a member. */
export type NewAlert = Detected & {
  readonly source: AlertSource;
  /** What of the monitored items of the member it is about. */
  readonly monitoredId?: string | null;
};
/** With what alerts are published: the pepper keeps what makes a finding this finding. */
export type Publishing = { readonly pepper: Buffer; readonly correlationId: string; readonly patienceMs: number };
export type Published = { id: string; created: boolean };

/** An alert, about whom it is, and who has it at once whatever their family shares. */
export type Wanted = { readonly ownerId: string; readonly alert: NewAlert; readonly withUserIds?: readonly string[] };

type Stored = { nth: number; id: string; created: boolean; severity: Severity };
type Row = { nth: number; id: string; ownerId: string; source: AlertSource; fingerprint: string; severity: Severity };

/** Stores alerts of which no two are the same finding, or counts them as seen again. */
const storeApart = (tx: Tx, rows: readonly Row[], correlationId: string): Promise<Stored[]> =>
  tx.db.$queryRaw<Stored[]>(Prisma.sql`
    WITH w AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        w(nth int, id uuid, "ownerId" uuid, source text, fingerprint text, severity severity, finding jsonb, "monitoredId" uuid)
    ), stored AS (
      INSERT INTO alert AS a (id, source, owner_id, fingerprint, severity, finding, monitored_id, first_seen_at, last_seen_at, correlation_id)
      SELECT w.id, w.source, w."ownerId", w.fingerprint, w.severity, w.finding, w."monitoredId", clock_timestamp(),
        clock_timestamp(), ${correlationId} FROM w ORDER BY w."ownerId", w.source, w.fingerprint
      ON CONFLICT (owner_id, source, fingerprint) DO UPDATE SET last_seen_at = excluded.last_seen_at, times_seen = a.times_seen + 1,
        version = a.version + 1, monitored_id = coalesce(a.monitored_id, excluded.monitored_id)
      RETURNING a.id, a.owner_id, a.source, a.fingerprint, a.times_seen = 1 AS created, a.severity
    )
    SELECT w.nth, s.id, s.created, s.severity FROM w JOIN stored s
      ON (s.owner_id, s.source, s.fingerprint) = (w."ownerId", w.source, w.fingerprint)`);

/** Stores alerts in as many statements as the same finding comes at most. */
async function store(tx: Tx, wanted: readonly Wanted[], { pepper, correlationId }: Publishing): Promise<Stored[]> {
  const rounds: Map<string, Row>[] = [];
  for (const [nth, { ownerId, alert }] of wanted.entries()) {
    const { source, severity, finding, key, monitoredId = null } = alert;
    const fingerprint = fingerprintOf(pepper, key);
    const same = `${ownerId} ${source} ${fingerprint}`;
    const row = { nth, id: uuidv7(), ownerId, source, fingerprint, severity, finding, monitoredId };
    const round = rounds.find((one) => !one.has(same));
    if (round) round.set(same, row);
    else rounds.push(new Map([[same, row]]));
  }
  const stored: Stored[] = [];
  for (const round of rounds) stored.push(...(await storeApart(tx, [...round.values()], correlationId)));
  return stored.sort((a, b) => a.nth - b.nth);
}

/**
 * Publishes alerts about members within a transaction: the rows, what of their families has them, the events and what causes the
 * notifications. The same finding again makes no second one; it only was seen again.
 */
export async function publishIn(tx: Tx, wanted: readonly Wanted[], on: Publishing): Promise<Published[]> {
  const stored = await store(tx, wanted, on);
  const families = familiesOf(tx);
  const recipients: Recipients[] = [];
  for (const { nth, id, created, severity } of stored) {
    const { ownerId, withUserIds = [] } = wanted[nth] as Wanted;
    if (!created) continue;
    const { atOnce, later } = await families(ownerId, severity);
    recipients.push({ alertId: id, userIds: [ownerId, ...withUserIds, ...atOnce] });
    if (severity === 'critical' && later.some((contact) => !withUserIds.includes(contact)))
      scheduleEscalation(tx, id, on);
  }
  await addRecipients(tx, recipients);
  const have = Map.groupBy(
    await readForAll(
      tx,
      stored.map(({ id }) => id),
    ),
    ({ alertId }) => alertId,
  );
  for (const { id, created } of stored) {
    if (created) statePublished(tx, have.get(id) ?? [], null);
    else stateChanged(tx, have.get(id) ?? [], 'seen');
  }
  return stored.map(({ id, created }) => ({ id, created }));
}

type On = Publishing & { readonly events: EventLog };
const nobody = ({ correlationId }: Publishing) => ({ actor: null, correlationId, idempotency: null });

async function publishOne(on: On, wanted: Wanted): Promise<Published> {
  const { value } = await on.events.transact(nobody(on), (tx) => publishIn(tx, [wanted], on));
  if (!value[0]) throw new Error('An alert was neither stored nor found.');
  return value[0];
}

/** Publishes an alert about a member. The one way alerts come about, with `publishToGroup`. */
export async function publishAlert(on: On, userId: string, alert: NewAlert): Promise<Published> {
  return publishOne(on, { ownerId: userId, alert });
}

/**
 * Publishes one alert to a family: it is about the first of them, and its state is shared by all. Throws where nobody is named.
 * @public for sources inside the server; those outside name several recipients
 */
export async function publishToGroup(on: On, userIds: readonly string[], alert: NewAlert): Promise<Published> {
  const [owner, ...others] = userIds;
  if (owner === undefined) throw new Error('An alert is about somebody: name at least one member.');
  return publishOne(on, { ownerId: owner, alert, withUserIds: others });
}
