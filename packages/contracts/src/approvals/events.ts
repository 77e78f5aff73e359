import { approvalDeletedSchema, approvalSchema } from './schemas.ts';

export const approvalEvents = {
  'approval:created': { payload: approvalSchema, summary: 'Somebody asks for approval.' },
  'approval:updated': {
    payload: approvalSchema,
    summary: 'Something became of an approval: a vote, a decision that can be undone, a comment, an edit, its end.',
  },
  'approval:deleted': { payload: approvalDeletedSchema, summary: 'An approval is gone.' },
} as const;
