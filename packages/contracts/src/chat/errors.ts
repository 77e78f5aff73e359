import { declareErrors } from '../kernel/error.ts';
import { chatDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const chatErrors = declareErrors(chatDeclarations.errors, {
  CHANNEL_ARCHIVED: { meaning: 'The channel is archived: it is read, and nothing is written in it any more.' },
});
