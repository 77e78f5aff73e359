import { type Personal, removed } from '../../platform/personal/personal.ts';
import { columns, inOrderOf } from '../../platform/personal/sections.ts';

/** What is kept of when a member may be interrupted. */
export const interruptionsPersonal: Personal = {
  columns: { 'interruption_setting.user_id': removed },
  sections: [
    inOrderOf({
      ...{
        file: 'interruptions',
        about: 'When nothing may interrupt you.',
        from: 'interruption_setting t',
        mine: 't.user_id',
      },
      ...{ key: 't.user_id', type: 'uuid' },
      item: columns(
        'quiet_on',
        'quiet_spans',
        'dnd_until',
        'busy_is_quiet',
        'calm',
        'sound',
        'email_delay',
        'digest_hour',
      ),
    }),
  ],
};
