import { declareErrors } from '../kernel/error.ts';
import { integrationDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const integrationErrors = declareErrors(integrationDeclarations.errors, {
  UNKNOWN_RECIPIENTS: {
    meaning:
      'It names recipients that are not there; `details` lists them. Nobody was notified: leave them out and send it again.',
  },
});
