import type { NotificationTypeName } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { DirectCause, Intent } from '../causes/intent.ts';
import { type Prepared, prepare } from './prepared.ts';

/** What its cause knows the members of. */
export const prepareDirect = (intent: Intent, cause: DirectCause): Prepared =>
  prepare(
    intent,
    {
      about: cause.about,
      proof: cause.proof,
      actor: cause.actor,
      mutes: cause.actor && !cause.actor.kind ? [`person:${cause.actor.id}`] : [],
    },
    {
      [cause.type as NotificationTypeName]: {
        ...{ entity: cause.entity, data: cause.data },
        ...(cause.priority && { priority: cause.priority }),
      },
    },
    cause.to.map((user) => ({ user, type: cause.type, reason: cause.reason })),
  );

/** Somebody joined a group, for its owners. */
export async function prepareJoined(
  db: Database,
  intent: Intent,
  groupId: string,
  actor: { id: string; name: string },
): Promise<Prepared | null> {
  const { rows } = await db.pool.query<{ user: string; group: string }>({
    name: 'recipients-of-join',
    text: `SELECT m.user_id AS "user", g.name AS "group" FROM group_member m JOIN "group" g ON g.id = m.group_id
           WHERE m.group_id = $1 AND m.role = 'owner'`,
    values: [groupId],
  });
  if (!rows[0]) return null;
  return prepare(
    intent,
    { about: groupId, proof: 'membership', actor, mutes: [`group:${groupId}`, `person:${actor.id}`] },
    { group_join: { entity: { type: 'group', id: groupId }, data: { groupId, group: rows[0].group } } },
    rows.map(({ user }) => ({ user, type: 'group_join', reason: 'you_own' })),
  );
}

/** A report waits, for the staff who may settle it. */
export async function prepareReport(db: Database, intent: Intent, reportId: string): Promise<Prepared | null> {
  const { rows } = await db.pool.query<{ user: string; title: string }>({
    name: 'recipients-of-report',
    text: `SELECT x.member AS "user", coalesce(r.subject ->> 'title', r.subject -> 'author' ->> 'displayName', '') AS title
           FROM recipients_of_report($1) x, report r WHERE r.id = $1`,
    values: [reportId],
  });
  if (!rows[0]) return null;
  return prepare(
    intent,
    { about: reportId, proof: 'report', actor: null, mutes: [] },
    { report: { entity: { type: 'report', id: reportId }, data: { title: rows[0].title } } },
    rows.map(({ user }) => ({ user, type: 'report', reason: 'you_moderate' })),
  );
}
