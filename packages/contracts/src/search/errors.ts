import { declareErrors } from '../kernel/error.ts';
import { searchDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const searchErrors = declareErrors(searchDeclarations.errors, {
  SEARCH_TOO_BROAD: {
    meaning: 'Looking for this takes too long. Add a word, or filter by category, author or date.',
    message: 'Looking for this takes too long. Add a word or a filter.',
  },
});
