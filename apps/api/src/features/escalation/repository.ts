import type { Locale, QuietSpan } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import { busyOf, type ChoiceRow } from '../interruptions/index.ts';
import type { Item, Recipient } from './decide/item.ts';

/** What is older is not news outside the app any more. */
const NEWS_MS = 7 * 24 * 3600_000;
/** Items of a member that one look decides on. */
export const ITEMS_AT_ONCE = 50;

/** What of these members waits unread and was not decided on for a channel, the oldest first. */
export async function readItems(
  db: Database,
  userIds: readonly string[],
  channel: 'push' | 'email',
  now: number,
): Promise<Item[]> {
  const { rows } = await db.pool.query<Omit<Item, 'position'> & { position: string }>({
    name: 'unsettled-notifications',
    text: `SELECT w.user_id AS "userId", w.id, w.type, w.category, w.priority, w.position, w.title, w.message, w.action_url AS "actionUrl",
        w.group_key AS "groupKey", w.entity, w.data, w.created_at AS "createdAt", w.updated_at AS "updatedAt", w.allowed, w.muted, w.seen,
        w.wanted, w.daily, w.connected, w.outcome, w.tried_at AS "triedAt", w.tries, w.unpushed
      FROM unsettled_notifications($1::uuid[], $2, $3, $4) w ORDER BY w.user_id, w.position`,
    values: [userIds, channel, new Date(now - NEWS_MS), ITEMS_AT_ONCE],
  });
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}

type RecipientRow = ChoiceRow & {
  userId: string;
  address: string;
  locale: Locale | null;
  timeZone: string | null;
  quietOn: boolean | null;
  quietSpans: QuietSpan[] | null;
  dndUntil: Date | null;
  busyIsQuiet: boolean | null;
  emailDelay: number | null;
  digestHour: number | null;
};

/** What of these members decides about what reaches them outside the app, by id. */
export async function readRecipients(db: Database, userIds: readonly string[]): Promise<Map<string, Recipient>> {
  const { rows } = await db.pool.query<RecipientRow>({
    name: 'recipients',
    text: `SELECT u.id AS "userId", CASE WHEN u.email_verified_at IS NULL THEN '' ELSE u.email END AS address, u.locale, u.time_zone AS "timeZone", s.quiet_on AS "quietOn", s.quiet_spans AS "quietSpans",
        s.dnd_until AS "dndUntil", s.busy_is_quiet AS "busyIsQuiet", u.presence_choice AS "presenceChoice", u.presence_until AS "presenceUntil", s.email_delay AS "emailDelay", s.digest_hour AS "digestHour"
      FROM "user" u LEFT JOIN interruption_setting s ON s.user_id = u.id WHERE u.id = ANY ($1::uuid[])`,
    values: [userIds],
  });
  return new Map(rows.map((row) => [row.userId, recipientOf(row)]));
}

const recipientOf = ({
  userId,
  address,
  locale,
  timeZone,
  emailDelay,
  digestHour,
  ...row
}: RecipientRow): Recipient => ({
  userId,
  address,
  locale: locale ?? 'en',
  quiet: {
    quietHours: { on: row.quietOn ?? false, spans: row.quietSpans ?? [] },
    dndUntil: row.dndUntil?.toISOString() ?? null,
    busy: busyOf(row),
    busyIsQuiet: row.busyIsQuiet ?? true,
    timeZone: timeZone ?? 'UTC',
  },
  emailDelay: emailDelay === null ? 5 : emailDelay < 0 ? null : emailDelay,
  digestHour: digestHour ?? 8,
});

/** What was decided of an item. */
export type Settled = {
  item: Pick<Item, 'id' | 'position'>;
  outcome: 'sent' | 'failed' | 'skipped' | 'waiting';
  reason?: string;
  tag?: string;
  answers?: { to: string; status: number | null }[];
};

/** Keeps what was decided. Returns the ids of those that nobody else had settled: what an e-mail is sent of. */
export async function keepSettled(
  tx: Tx,
  channel: 'push' | 'email',
  settled: readonly Settled[],
): Promise<Set<string>> {
  if (settled.length === 0) return new Set();
  const rows = settled.map(({ item, outcome, reason = null, tag = null, answers = [] }) => ({
    ...item,
    outcome,
    reason,
    tag,
    answers,
  }));
  const kept = await tx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO notification_delivery AS d (notification_id, channel, position, outcome, reason, tag, answers, tries, at)
    SELECT x.id, ${channel}, x.position, x.outcome, x.reason, x.tag, x.answers, 1, now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x(id uuid, position bigint, outcome text, reason text, tag text, answers jsonb)
    ON CONFLICT (notification_id, channel) DO UPDATE SET position = excluded.position, outcome = excluded.outcome, reason = excluded.reason,
      tag = excluded.tag, answers = excluded.answers, tries = d.tries + 1, at = excluded.at
      WHERE d.outcome = 'waiting' OR (d.channel = 'push' AND d.position < excluded.position)
    RETURNING notification_id AS id`;
  return new Set(kept.map(({ id }) => id));
}

/** What is still on a screen somewhere is of the last day: what is older is kept by no push service. */
const SHOWN = `d.channel = 'push' AND d.outcome = 'sent' AND d.at > now() - interval '1 day' AND d.tag IS NOT NULL`;
const TAGS_MOST = 50;

/** By what that was pushed of these is closed: of some, gone or not, or of all of a member up to a position of their own room. */
export async function readPushed(
  db: Database,
  of: { userId: string } & ({ ids: string[] } | { upTo: number }),
): Promise<string[]> {
  const { rows } = await db.pool.query<{ tag: string }>(
    'ids' in of
      ? {
          name: 'pushed-of-ids',
          text: `SELECT DISTINCT d.tag FROM notification_delivery d WHERE d.notification_id = ANY ($1::uuid[]) AND ${SHOWN} LIMIT ${TAGS_MOST}`,
          values: [of.ids],
        }
      : {
          name: 'pushed-up-to',
          text: `SELECT DISTINCT d.tag FROM notification n JOIN notification_delivery d ON d.notification_id = n.id
            WHERE n.user_id = $1 AND n.position <= $2 AND n.updated_at > now() - interval '2 days' AND ${SHOWN} LIMIT ${TAGS_MOST}`,
          values: [of.userId, of.upTo],
        },
  );
  return rows.map(({ tag }) => tag);
}
