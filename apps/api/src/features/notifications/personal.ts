import { kept, type Personal, removed, removedByStep, type Step } from '../../platform/personal/personal.ts';
import { GONE } from '../../platform/personal/rename-in-texts.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';
import { retractAll } from './engine/retract.ts';

const AT_ONCE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Empties the inbox of the leaver, with the trace of what became of each. */
const inbox: Step = {
  name: 'inbox',
  async run({ leaver, ctx }) {
    const { rows } = await ctx.db.pool.query<{ count: number }>(
      `WITH gone AS (
         DELETE FROM notification n USING (SELECT id FROM notification WHERE user_id = $1 LIMIT ${AT_ONCE}) p
         WHERE n.id = p.id RETURNING n.id
       ), acks AS (DELETE FROM notification_ack WHERE notification_id IN (SELECT id FROM gone)
       ), sent AS (DELETE FROM notification_delivery WHERE notification_id IN (SELECT id FROM gone))
       SELECT count(*)::int AS count FROM gone`,
      [leaver.id],
    );
    return (rows[0]?.count ?? 0) > 0 ? '' : null;
  },
};

/** Lines of others that say what the leaver did no longer say their name. */
const titles: Step = {
  name: 'titles of notifications',
  async run({ leaver, ctx }, place) {
    const { rows } = await ctx.db.pool.query<{ count: number; last: string }>(
      `WITH page AS MATERIALIZED (
         SELECT n.id, n.actors @> $2::jsonb AS concerned FROM notification n WHERE n.id > $1 ORDER BY n.id LIMIT ${AT_ONCE}
       ), changed AS (
         UPDATE notification n SET title = title_without(n.title, $3, w.instead), message = title_without(n.message, $3, w.instead)
         FROM page p, "user" u, LATERAL (SELECT CASE u.locale WHEN 'de' THEN 'Gelöschtes Mitglied' ELSE $4 END AS instead) w
         WHERE p.concerned AND n.id = p.id AND u.id = n.user_id
       )
       SELECT count(*)::int AS count, max(p.id::text) AS last FROM page p`,
      [place ?? FIRST, JSON.stringify([{ id: leaver.id }]), leaver.was.displayName, GONE],
    );
    const [page] = rows;
    return page?.count === AT_ONCE ? page.last : null;
  },
};

/** What moderators were notified of goes with the words that were reported. */
const reports: Step = {
  name: 'notifications of reports',
  async run({ leaver, ctx }) {
    if (leaver.posts === 'keep') return null;
    const { rows } = await ctx.db.pool.query<{ id: string }>(
      `SELECT r.id FROM report r WHERE r.subject -> 'author' ->> 'id' = $1::text
         AND EXISTS (SELECT FROM notification_cause c WHERE c.about = r.id AND c.undone_at IS NULL) LIMIT 20`,
      [leaver.id],
    );
    for (const { id } of rows) await retractAll(ctx, { about: id, correlationId: ctx.correlationId });
    return rows.length === 20 ? '' : null;
  },
};

/** What the inbox keeps of persons. */
export const notificationsPersonal: Personal = {
  columns: {
    'notification.user_id': removedByStep,
    'notification_cause.user_id': removed,
    'notification_cause.actor_id': kept('Counts who caused a notification of others, each once.'),
    'notification_cause.about': kept('Says by an id what a notification of others goes with.'),
    'notification_skip.user_id': removed,
    'notification_count.user_id': removed,
    'notification_seen.user_id': removed,
    'notification_preference.user_id': removed,
  },
  steps: [inbox, titles, reports],
  texts: [
    {
      ...{ table: 'notification', key: { id: 'uuid' } },
      columns: { actors: 'jsonb', entity: 'jsonb', data: 'jsonb', title: 'text', message: 'text', action_url: 'text' },
    },
    {
      ...{ table: 'notification_cause', key: { source: 'uuid', user_id: 'uuid' } },
      columns: { data: 'jsonb', actor: 'jsonb', action_url: 'text' },
    },
  ],
  sections: [
    inOrderOf({
      ...{
        file: 'notifications',
        about: 'Your inbox.',
        from: 'notification t',
        mine: 't.user_id',
        key: 't.id',
        type: 'uuid',
      },
      item: columns(
        ...[
          'id',
          'type',
          'category',
          'reason',
          'title',
          'message',
          'action_url',
          'created_at',
          'read_at',
          'archived_at',
        ],
        ...['snoozed_until', 'deleted_at'],
      ),
    }),
    inOrderOf({
      ...{
        file: 'notification-preferences',
        about: 'What you want to hear of, and how.',
        from: 'notification_preference t',
      },
      ...{ mine: 't.user_id', key: 't.type', type: 'text', item: columns('type', 'in_app', 'push', 'email', 'daily') },
    }),
  ],
};
