import { kept, type Personal, type Step } from '../../platform/personal/personal.ts';
import { namesOf, wasOf } from '../../platform/personal/rename-in-texts.ts';

const AT_ONCE = 1000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What was sent of posts that go as well, or waits to be sent, goes with them. */
const deliveries: Step = {
  name: 'deliveries of posts',
  async run({ leaver, ctx }, place) {
    if (leaver.posts === 'keep') return null;
    const { rows } = await ctx.db.pool.query<{ count: number; last: string }>(
      `WITH page AS MATERIALIZED (
         SELECT id, body LIKE $2 AS concerned FROM webhook_delivery WHERE id > $1::uuid ORDER BY id LIMIT ${AT_ONCE}
       ), gone AS (DELETE FROM webhook_delivery d USING page p WHERE p.concerned AND d.id = p.id)
       SELECT count(*)::int AS count, max(p.id::text) AS last FROM page p`,
      [place ?? FIRST, `%${leaver.id}%`],
    );
    const [page] = rows;
    return page?.count === AT_ONCE ? page.last : null;
  },
};

/** What was sent of a workspace stays, as what is said there does, and calls them as they are called now. */
const ofWorkspaces: Step = {
  name: 'deliveries of workspaces',
  async run(leaving, place) {
    const { rows } = await leaving.ctx.db.pool.query<{ last: string | null }>(
      `SELECT forget_text_in_deliveries($1::jsonb, $2, $3::uuid, ${AT_ONCE}) AS last`,
      [wasOf(leaving), namesOf(leaving), place ?? FIRST],
    );
    return rows[0]?.last ?? null;
  },
};

/** What webhooks keep of persons. */
export const webhooksPersonal: Personal = {
  columns: {
    'webhook.created_by_id': kept(
      'A webhook is the community’s or its workspace’s, and other admins or owners run it on.',
    ),
  },
  steps: [deliveries, ofWorkspaces],
  texts: [{ table: 'webhook_delivery', key: { id: 'uuid' }, columns: { body: 'json text' } }],
};
