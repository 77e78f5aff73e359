import { type Personal, removed } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

/** What is kept of the devices of members. Their addresses are secrets. */
export const pushPersonal: Personal = {
  columns: { 'push_subscription.user_id': removed },
  sections: [
    inOrderOf({
      ...{
        file: 'push-devices',
        about: 'The devices that get push notifications.',
        from: 'push_subscription t',
        mine: 't.user_id',
      },
      ...{ key: 't.id', type: 'uuid', item: columns('id', 'kind', 'session_id', 'created_at', 'sent_at') },
    }),
  ],
};
