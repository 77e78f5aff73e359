import { kept, type Personal, type Step } from '../../platform/personal/personal.ts';
import { columns, inTime } from '../../platform/personal/sections.ts';
import { takeReply } from './repository.ts';
import { removeReply } from './update-reply.ts';

const AT_ONCE = 20;

/** Deletes the replies of who wants theirs removed, as they would: pages that show one hear of it. */
const remove: Step = {
  name: 'remove replies',
  async run({ leaver, ctx }) {
    if (leaver.posts === 'keep') return null;
    const { rows } = await ctx.db.pool.query<{ id: string }>(
      `SELECT id FROM reply WHERE author_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC LIMIT ${AT_ONCE}`,
      [leaver.id],
    );
    for (const { id } of rows)
      await ctx.events.transact(ctx, async (tx) => {
        const reply = await takeReply(tx, id);
        if (reply && !reply.deletedAt) await removeReply(tx, reply);
      });
    return rows.length === AT_ONCE ? '' : null;
  },
};

/** Takes the words out of what is deleted, with all earlier ones: nobody brings it back. */
const wipe: Step = {
  name: 'wipe replies',
  async run({ leaver, ctx }) {
    const { rows } = await ctx.db.pool.query<{ count: number }>(
      `WITH wiped AS (
         UPDATE reply SET body = '' WHERE id IN (
           SELECT id FROM reply WHERE author_id = $1 AND deleted_at IS NOT NULL AND body <> '' LIMIT 500)
         RETURNING id
       ), gone AS (DELETE FROM revision WHERE entity_id IN (SELECT id FROM wiped))
       SELECT count(*)::int AS count FROM wiped`,
      [leaver.id],
    );
    return (rows[0]?.count ?? 0) > 0 ? '' : null;
  },
};

/** What replies keep of persons. */
export const repliesPersonal: Personal = {
  columns: { 'reply.author_id': kept('What is kept has an author, who is a deleted member.') },
  steps: [remove, wipe],
  texts: [{ table: 'reply', key: { id: 'uuid' }, columns: { body: 'text' } }],
  sections: [
    inTime({
      ...{ file: 'replies', about: 'The replies you wrote.', from: 'reply t', mine: 't.author_id', at: 't.created_at' },
      item: columns('id', 'topic_id', 'parent_id', 'number', 'body', 'status', 'created_at', 'edited_at', 'deleted_at'),
    }),
  ],
};
