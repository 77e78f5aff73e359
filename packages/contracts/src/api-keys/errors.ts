import { declareErrors } from '../kernel/error.ts';
import { apiKeyDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const apiKeyErrors = declareErrors(apiKeyDeclarations.errors, {
  KEY_REFUSED: { meaning: 'The API key is unknown, has expired or was revoked: ask an admin for another.' },
});
