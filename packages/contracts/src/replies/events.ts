import { durable } from '../kernel/event.ts';
import { replyDeletedSchema, replyEventSchema } from './schemas.ts';

const where = { namespace: '/forum', rooms: ['topic', 'thread'] } as const;

export const replyEvents = {
  'reply:created': durable({ ...where, payload: replyEventSchema, redactable: true, summary: 'A reply was posted.' }),
  'reply:updated': durable({
    ...where,
    payload: replyEventSchema,
    redactable: true,
    summary: 'A reply was edited, hidden (body null) or restored. Carries the whole reply.',
  }),
  'reply:deleted': durable({ ...where, payload: replyDeletedSchema, summary: 'A reply was deleted.' }),
} as const;
