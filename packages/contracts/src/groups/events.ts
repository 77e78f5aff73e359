import { groupActivitySchema } from './schemas.ts';

export const groupEvents = {
  'group:activity': {
    payload: groupActivitySchema,
    summary: 'Somebody joined or left the group, was added or removed.',
  },
} as const;
