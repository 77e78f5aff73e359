import { NoChange } from '../../platform/events/log/refusals.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { kept, type Personal, removedByStep, type Step } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

const AT_ONCE = 100;
type Like = { targetId: string; targetType: 'topic' | 'reply'; authorId: string; topicId: string };

/** Takes all likes of the leaver back, in the order of what was liked, so that pages that show them count anew. */
const unlike: Step = {
  name: 'likes',
  async run({ leaver, ctx }, place) {
    const { rows } = await ctx.db.pool.query<Like>(
      `SELECT x.target_id AS "targetId", x.target_type AS "targetType", x.author_id AS "authorId",
         coalesce(r.topic_id, x.target_id) AS "topicId"
       FROM reaction x LEFT JOIN reply r ON x.target_type = 'reply' AND r.id = x.target_id
       WHERE x.user_id = $1 AND x.target_id > $2 ORDER BY x.target_id LIMIT ${AT_ONCE}`,
      [leaver.id, place ?? '00000000-0000-0000-0000-000000000000'],
    );
    for (const like of rows)
      await ctx.events
        .commit(ctx, (tx) => tx.append(fact('reaction.changed', { cause: 'unliked', actorId: leaver.id, ...like })))
        .catch((error: unknown) => {
          if (!(error instanceof NoChange)) throw error;
        });
    return rows.length === AT_ONCE ? (rows.at(-1)?.targetId ?? null) : null;
  },
};

/** What likes keep of persons. */
export const reactionsPersonal: Personal = {
  columns: {
    'reaction.user_id': removedByStep,
    'reaction.author_id': kept('Says whose post others like; the post has that author.'),
  },
  steps: [unlike],
  sections: [
    inOrderOf({
      ...{
        file: 'likes',
        about: 'What you liked.',
        from: 'reaction t',
        mine: 't.user_id',
        key: 't.target_id',
        type: 'uuid',
      },
      item: columns('target_type', 'target_id', 'at'),
    }),
  ],
};
