import { moderationActionSchema, reportSchema } from './schemas.ts';

export const moderationEvents = {
  'report:created': {
    payload: reportSchema,
    summary:
      'Something was reported for the first time, or its report is open again. Reports of moderators go to admins, those of admins to nobody: they are in the list.',
  },
  'report:updated': {
    payload: reportSchema,
    summary: 'A report gained a reporter, or was resolved or dismissed.',
  },
  'moderation:action': {
    payload: moderationActionSchema,
    summary:
      'A moderator acted. The member concerned gets another event without moderator and notes in their own room.',
  },
} as const;
