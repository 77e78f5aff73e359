import { notificationPreferencesSchema } from './schemas.ts';

export const interruptionEvents = {
  'preferences:changed': {
    payload: notificationPreferencesSchema,
    summary: 'The member changed, on one of their devices, what reaches them and when: it is as given.',
  },
} as const;
