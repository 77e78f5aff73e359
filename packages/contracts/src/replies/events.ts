import { replyDeletedSchema, replyEventSchema } from './schemas.ts';

export const replyEvents = {
  'reply:created': { payload: replyEventSchema, summary: 'A reply was posted.' },
  'reply:updated': {
    payload: replyEventSchema,
    summary: 'A reply was edited, hidden (body null) or restored. Carries the whole reply.',
  },
  'reply:deleted': { payload: replyDeletedSchema, summary: 'A reply was deleted.' },
} as const;
