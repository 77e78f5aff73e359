import { announcementEndedSchema, announcementSchema, dismissalSchema } from './schemas.ts';

export const announcementEvents = {
  'announcement:new': {
    payload: announcementSchema,
    summary: 'An announcement went out, at once or at its time. It is in no count.',
  },
  'announcement:updated': {
    payload: announcementSchema,
    summary: 'An announcement that is out was changed.',
  },
  'announcement:ended': {
    payload: announcementEndedSchema,
    summary: 'An announcement ended, or was called back: nobody is shown it any more.',
  },
  'announcement:dismissed': {
    payload: dismissalSchema,
    summary: 'The member closed an announcement on one of their devices, or opened it again.',
  },
} as const;
