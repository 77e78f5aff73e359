import { type Personal, removed } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

/** What is kept of whom members follow and block. */
export const relationshipsPersonal: Personal = {
  columns: {
    'follow.user_id': removed,
    'follow.followed_id': removed,
    'block.user_id': removed,
    'block.blocked_id': removed,
  },
  sections: [
    inOrderOf({
      ...{
        file: 'follows',
        about: 'Whom you follow.',
        from: 'follow t',
        mine: 't.user_id',
        key: 't.followed_id',
        type: 'uuid',
      },
      item: columns('followed_id', 'at'),
    }),
    inOrderOf({
      ...{
        file: 'blocks',
        about: 'Whom you block.',
        from: 'block t',
        mine: 't.user_id',
        key: 't.blocked_id',
        type: 'uuid',
      },
      item: columns('blocked_id', 'at'),
    }),
  ],
};
