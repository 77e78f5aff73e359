import { watchSchema } from './schemas.ts';

export const watchingEvents = {
  'watch:changed': {
    payload: watchSchema,
    summary:
      'The member wants to hear more or less of a topic, a category or a group, as they said on one of their devices.',
  },
} as const;
