import { declareErrors } from '../kernel/error.ts';
import { alertDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const alertErrors = declareErrors(alertDeclarations.errors, {
  SIGNATURE_INVALID: {
    meaning:
      'The headers of a request of a source are missing, its signature does not fit the bytes of the body, or its time is more than five minutes off. Sign `id.timestamp.body` with the secret of the source, and the very bytes that are sent.',
    message: 'The signature does not fit.',
  },
  REPLAYED: {
    meaning: 'A request with this `X-Tidings-Id` was taken before. Send something new under a new id.',
    message: 'This was taken before.',
  },
  SECRET_FROM_SETTINGS: {
    meaning: 'The secret of this source comes from the settings of the server: change it there.',
    message: 'This secret comes from the settings of the server. Change it there.',
  },
  FAMILY_FULL: {
    meaning: 'There are as many in the family, or invited, as there may be.',
    message: 'This family is full.',
  },
  IN_A_FAMILY: {
    meaning: 'A member is in one family at most: leave it first.',
    message: 'One can be in one family only. Leave the other first.',
  },
  TOO_MANY_MONITORED: {
    meaning: 'The member has as much watched as there may be: remove something first.',
    message: 'You have as much watched as there may be. Remove something first.',
  },
});
