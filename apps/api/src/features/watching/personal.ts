import { type Personal, removed } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

/** What is kept of what members want to hear of. */
export const watchingPersonal: Personal = {
  columns: { 'watch.user_id': removed },
  sections: [
    inOrderOf({
      ...{ file: 'watches', about: 'What you watch.', from: 'watch t', mine: 't.user_id' },
      ...{
        key: "(t.target_type || ':' || t.target_id)",
        type: 'text',
        item: columns('target_type', 'target_id', 'level', 'at'),
      },
    }),
  ],
};
