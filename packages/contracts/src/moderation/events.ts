import { durable } from '../kernel/event.ts';
import { moderationActionSchema, reportSchema } from './schemas.ts';

export const moderationEvents = {
  'report:created': durable({
    namespace: '/admin',
    rooms: ['moderators'],
    payload: reportSchema,
    summary: 'Something was reported for the first time.',
  }),
  'report:updated': durable({
    namespace: '/admin',
    rooms: ['moderators'],
    payload: reportSchema,
    summary: 'A report gained a reporter, or was resolved or dismissed.',
  }),
  'moderation:action': durable({
    namespace: '/admin',
    rooms: ['moderators', 'user'],
    payload: moderationActionSchema,
    summary:
      'A moderator acted. The member concerned gets another event without moderator and notes in their own room.',
  }),
} as const;
