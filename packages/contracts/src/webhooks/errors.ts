import { declareErrors } from '../kernel/error.ts';
import { webhookDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const webhookErrors = declareErrors(webhookDeclarations.errors, {
  URL_REFUSED: {
    meaning:
      'Nothing is sent to this address: it is not https, names a password or an odd port, leads into a private network, or has no address at all.',
  },
});
