import { testStepSchema } from './schemas.ts';

export const pushEvents = {
  'notification:test': {
    payload: testStepSchema,
    summary: 'A step of a test of the member’s notifications. It is in no inbox and counts nowhere.',
  },
} as const;
