import { declareErrors } from '../kernel/error.ts';
import { moderationErrors as codes } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const moderationErrors = declareErrors(codes, {
  SILENCED: { meaning: 'A moderator took away the right to write, for a time.' },
});
