import { declareErrors } from '../kernel/error.ts';
import { identityDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const identityErrors = declareErrors(identityDeclarations.errors, {
  AUTH_REQUIRED: { meaning: 'Sign in first.' },
  AUTH_INVALID: { meaning: 'The server did not sign this token, or it belongs to another member.' },
  AUTH_EXPIRED: { meaning: 'The token has expired, or is older than the password: refresh it and try again.' },
  BAD_CREDENTIALS: { meaning: 'Name and password do not match.' },
  SESSION_REVOKED: { meaning: 'This sign-in was ended. Sign in again.' },
  SUSPENDED: { meaning: 'A moderator suspended the account, for a time.' },
  USERNAME_TAKEN: { meaning: 'Choose another name.' },
  EMAIL_TAKEN: {
    meaning:
      'Another account has this address. Said to who opened a link that was mailed there, and by servers that send no mail.',
  },
  NAME_RESERVED: {
    meaning: 'The name is kept for those who run the forum, or looks like one of theirs; `details` says which.',
  },
  LAST_ADMIN: { meaning: 'There is no other admin: make somebody else one before you go.' },
  STILL_OWNER: {
    meaning:
      'Others are in a group or a workspace that has no other owner: make somebody else one first. `details` names them.',
  },
  PASSWORD_COMMON: { meaning: 'The password is one of those that are guessed first: choose another.' },
});
