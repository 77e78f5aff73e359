import { kept, type Personal, removed, type Step } from './personal.ts';

const AT_ONCE = 1000;

/** Takes away what was sent to the leaver's own room, from its beginning. */
const ownRoom: Step = {
  name: 'own room',
  async run({ leaver, ctx }) {
    const { rowCount } = await ctx.db.pool.query(
      `WITH page AS MATERIALIZED (SELECT max(e."offset") AS upto FROM (
         SELECT "offset" FROM event WHERE room = $1 ORDER BY "offset" LIMIT ${AT_ONCE}) e
       ), moved AS (UPDATE stream SET floor = greatest(floor, p.upto) FROM page p WHERE room = $1 AND p.upto IS NOT NULL)
       DELETE FROM event e USING page p WHERE e.room = $1 AND e."offset" <= p.upto`,
      [`user:${leaver.id}`],
    );
    return rowCount === AT_ONCE ? '' : null;
  },
};

/** What the platform itself keeps of persons. */
export const infrastructure: Personal = {
  columns: {
    'connection_lease.user_id': removed,
    'device_ack.user_id': removed,
    'event.user_id': kept('Says who caused an event that the workspace or the topic still has.'),
    'idempotency_key.member_id': removed,
    'realtime_ticket.user_id': removed,
    'scope.audience_id': kept('Says whose the own room is, in which nothing is left.'),
  },
  texts: [
    { table: 'event', key: { room: 'text', offset: 'bigint' }, columns: { payload: 'jsonb' } },
    { table: 'idempotency_key', key: { member_id: 'uuid', key: 'text' }, columns: { body: 'jsonb' } },
    { table: 'dead_letter', key: { id: 'uuid' }, columns: { payload: 'jsonb' } },
  ],
  last: [ownRoom],
};

const addresses: Step = {
  name: 'mails to the address',
  async run({ leaver, ctx }) {
    const address = [leaver.was.email];
    await ctx.db.pool.query('DELETE FROM mail WHERE address = $1 AND user_id IS NULL', address);
    await ctx.db.pool.query('DELETE FROM undeliverable_address WHERE address = $1', address);
    return null;
  },
};

/** What the outbox of mails keeps of persons. */
export const mails: Personal = { columns: { 'mail.user_id': removed }, steps: [addresses] };
