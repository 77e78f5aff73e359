import { kept, type Personal, removed, type Step } from '../../platform/personal/personal.ts';
import { columns, inOrderOf, inTime } from '../../platform/personal/sections.ts';
import { removeTopic } from './changes.ts';
import { takeTopic } from './sql/topic.ts';

const AT_ONCE = 20;

/** Deletes the topics of who wants theirs removed, as they would: pages that show one hear of it. */
const remove: Step = {
  name: 'remove topics',
  async run({ leaver, ctx }) {
    if (leaver.posts === 'keep') return null;
    const { rows } = await ctx.db.pool.query<{ id: string }>(
      `SELECT id FROM topic WHERE author_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC LIMIT ${AT_ONCE}`,
      [leaver.id],
    );
    for (const { id } of rows)
      await ctx.events.transact(ctx, async (tx) => {
        const topic = await takeTopic(tx, id);
        if (topic && !topic.deletedAt) await removeTopic(tx, topic);
      });
    return rows.length === AT_ONCE ? '' : null;
  },
};

/** Takes the words out of what is deleted, with all earlier ones: nobody brings it back. */
const wipe: Step = {
  name: 'wipe topics',
  async run({ leaver, ctx }) {
    const { rows } = await ctx.db.pool.query<{ count: number }>(
      `WITH wiped AS (
         UPDATE topic SET title = '', slug = 'deleted', body = '' WHERE id IN (
           SELECT id FROM topic WHERE author_id = $1 AND deleted_at IS NOT NULL AND body <> '' LIMIT 500)
         RETURNING id
       ), gone AS (DELETE FROM revision WHERE entity_id IN (SELECT id FROM wiped))
       SELECT count(*)::int AS count FROM wiped`,
      [leaver.id],
    );
    return (rows[0]?.count ?? 0) > 0 ? '' : null;
  },
};

const author = 'What is kept has an author, who is a deleted member.';

/** What topics keep of persons. */
export const topicsPersonal: Personal = {
  columns: {
    'topic.author_id': kept(author),
    'topic_stat.participants': kept(author),
    'revision.editor_id': kept(author),
    'topic_read.user_id': removed,
    'member_seen.user_id': removed,
    'category_seen.user_id': removed,
    'topic_seen.user_id': removed,
  },
  steps: [remove, wipe],
  texts: [
    { table: 'topic', key: { id: 'uuid' }, columns: { body: 'text' } },
    { table: 'revision', key: { id: 'uuid' }, columns: { body: 'text' } },
  ],
  sections: [
    inTime({
      ...{ file: 'topics', about: 'The topics you began.', from: 'topic t', mine: 't.author_id', at: 't.created_at' },
      item: columns('id', 'category_id', 'title', 'body', 'status', 'created_at', 'edited_at', 'deleted_at'),
    }),
    inOrderOf({
      ...{ file: 'earlier-texts', about: 'Earlier texts of what you wrote.', from: 'revision t', mine: 't.editor_id' },
      ...{ key: 't.id', type: 'uuid', item: columns('id', 'entity_id', 'number', 'title', 'body', 'at') },
    }),
    inOrderOf({
      ...{ file: 'reading', about: 'How far you read which topic.', from: 'topic_read t', mine: 't.user_id' },
      ...{ key: 't.topic_id', type: 'uuid', item: columns('topic_id', 'number', 'at') },
    }),
  ],
};
