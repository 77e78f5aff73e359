import { declareErrors } from '../kernel/error.ts';
import { identityErrors as codes } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const identityErrors = declareErrors(codes, {
  AUTH_REQUIRED: { meaning: 'Sign in first.' },
  AUTH_INVALID: { meaning: 'The token is not one of ours, or it is another member’s.' },
  AUTH_EXPIRED: { meaning: 'The token’s time is over: refresh it and come again.' },
  BAD_CREDENTIALS: { meaning: 'Name and password do not match.' },
  SESSION_REVOKED: { meaning: 'This sign-in was ended. Sign in again.' },
  SUSPENDED: { meaning: 'A moderator suspended the account, for a time.' },
  USERNAME_TAKEN: { meaning: 'Choose another name.' },
  EMAIL_TAKEN: { meaning: 'An account with this address exists.' },
});
