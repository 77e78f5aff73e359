import { muteChangedSchema } from './schemas.ts';

export const muteEvents = {
  'mute:changed': {
    payload: muteChangedSchema,
    summary:
      'The member muted something, changed for how long, or unmuted it, on one of their devices. That a mute ended by itself is no event.',
  },
} as const;
