import { type Personal, removed, type Step } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

const ofPerson: Step = {
  name: 'mutes of the person',
  async run({ leaver, ctx }) {
    await ctx.db.pool.query(`DELETE FROM mute WHERE target_type = 'person' AND target = $1`, [leaver.id]);
    return null;
  },
};

/** What is kept of what members do not want to hear of. */
export const mutesPersonal: Personal = {
  columns: { 'mute.user_id': removed },
  steps: [ofPerson],
  sections: [
    inOrderOf({
      ...{
        file: 'mutes',
        about: 'What you muted.',
        from: 'mute t',
        mine: 't.user_id',
        key: "(t.target_type || ':' || t.target)",
      },
      ...{ type: 'text', item: columns('target_type', 'target', 'until', 'except_mentions', 'created_at') },
    }),
  ],
};
