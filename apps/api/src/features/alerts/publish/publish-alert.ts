import type { AlertSource, Severity } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { EventLog } from '../../../platform/events/log/event-log.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { fingerprintOf } from '../monitored/hashes.ts';
import { addRecipients } from '../repository.ts';
import type { Detected } from '../sources/index.ts';
import { contactsOf } from './contacts.ts';
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

type Stored = { id: string; created: boolean; severity: Severity };

async function store(tx: Tx, ownerId: string, alert: NewAlert, { pepper, correlationId }: Publishing): Promise<Stored> {
  const { source, severity, finding, key, monitoredId = null } = alert;
  const fingerprint = fingerprintOf(pepper, key);
  const rows = await tx.db.$queryRaw<Stored[]>`
    INSERT INTO alert AS a (id, source, owner_id, fingerprint, severity, finding, monitored_id, first_seen_at, last_seen_at, correlation_id)
    VALUES (${uuidv7()}::uuid, ${source}, ${ownerId}::uuid, ${fingerprint}, ${severity}::severity, ${JSON.stringify(finding)}::jsonb,
      ${monitoredId}::uuid, clock_timestamp(), clock_timestamp(), ${correlationId})
    ON CONFLICT (owner_id, source, fingerprint) DO UPDATE SET last_seen_at = excluded.last_seen_at, times_seen = a.times_seen + 1,
      version = a.version + 1, monitored_id = coalesce(a.monitored_id, excluded.monitored_id)
    RETURNING a.id, a.times_seen = 1 AS created, a.severity`;
  if (!rows[0]) throw new Error('An alert was neither stored nor found.');
  return rows[0];
}

/**
 * Publishes an alert about a member within a transaction: the row, what of their family has it, the events and what causes the
 * notifications. The same finding again makes no second one; it only was seen again. `withUserIds`: who has it at once whatever the family shares.
 */
export async function publishIn(
  tx: Tx,
  ownerId: string,
  alert: NewAlert,
  on: Publishing,
  withUserIds: readonly string[] = [],
): Promise<Published> {
  const { id, created, severity } = await store(tx, ownerId, alert, on);
  if (!created) {
    await stateChanged(tx, id, 'seen');
    return { id, created };
  }
  const { atOnce, later } = await contactsOf(tx, ownerId, severity);
  await addRecipients(tx, id, [ownerId, ...withUserIds, ...atOnce]);
  await statePublished(tx, id, null);
  if (severity === 'critical' && later.some((contact) => !withUserIds.includes(contact)))
    scheduleEscalation(tx, id, on);
  return { id, created };
}

type On = Publishing & { readonly events: EventLog };
const nobody = ({ correlationId }: Publishing) => ({ actor: null, correlationId, idempotency: null });

/** Publishes an alert about a member. The one way alerts come about, with `publishToGroup`. */
export async function publishAlert(on: On, userId: string, alert: NewAlert): Promise<Published> {
  return (await on.events.transact(nobody(on), (tx) => publishIn(tx, userId, alert, on))).value;
}

/**
 * Publishes one alert to a family: it is about the first of them, and its state is shared by all. Throws where nobody is named.
 * @public for sources inside the server; those outside name several recipients
 */
export async function publishToGroup(on: On, userIds: readonly string[], alert: NewAlert): Promise<Published> {
  const [owner, ...others] = userIds;
  if (owner === undefined) throw new Error('An alert is about somebody: name at least one member.');
  return (await on.events.transact(nobody(on), (tx) => publishIn(tx, owner, alert, on, others))).value;
}
