import { blockChangedSchema, followChangedSchema } from './schemas.ts';

export const relationshipEvents = {
  'follow:changed': {
    payload: followChangedSchema,
    summary: 'The member follows somebody, or no longer, from one of their devices. Only they hear it.',
  },
  'block:changed': {
    payload: blockChangedSchema,
    summary: 'The member blocked somebody, or no longer blocks them. Only they hear it; who is blocked never does.',
  },
} as const;
