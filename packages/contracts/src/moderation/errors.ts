import { declareErrors } from '../kernel/error.ts';
import { moderationDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const moderationErrors = declareErrors(moderationDeclarations.errors, {
  SILENCED: {
    meaning: 'A moderator took away the permission to write, for a time.',
    message: 'You cannot post or change anything that others see right now.',
  },
});
