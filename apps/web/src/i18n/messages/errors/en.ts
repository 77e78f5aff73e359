export const en = {
  'error.network': 'The server could not be reached. Please try again.',
  'error.timeout': 'The server answered too slowly. Please try again.',
  'error.unknown': 'That did not work. Please try again.',
  'error.rateLimit': 'That was fast. You can try again in {seconds, number} s.',
  'error.signedOut': 'You were signed out on another device. Your draft is kept.',
  'error.triesLeft':
    'That password does not match. {count, plural, =0 {No tries left.} one {One try left.} other {# tries left.}}',
  'error.suspendedUntil': 'Your account is suspended until {date}.',
  'error.suspendedWhy': 'Your account is suspended until {date}. The moderators wrote: “{reason}”',
  'error.BAD_REQUEST': 'Tidings did not understand that request. Reload the page and try again.',
  'error.VALIDATION_FAILED': 'Something here is not accepted. Please check what you entered.',
  'error.AUTH_REQUIRED': 'Please sign in first.',
  'error.AUTH_INVALID': 'Please sign in again.',
  'error.AUTH_EXPIRED': 'Your sign-in has run out. Please sign in again.',
  'error.BAD_CREDENTIALS': 'That password does not match.',
  'error.SESSION_REVOKED': 'You were signed out on another device.',
  'error.FORBIDDEN': 'This is not open to you.',
  'error.SILENCED': 'You cannot post right now.',
  'error.SUSPENDED': 'Your account is suspended for now.',
  'error.NOT_FOUND': 'It does not exist, or it is not open to you.',
  'error.CONFLICT': 'This changed meanwhile. Look at it again.',
  'error.PROTOCOL_UNSUPPORTED': 'This page is too old for the server. Please reload it.',
  'error.RATE_LIMITED': 'That was fast. Please wait a moment.',
  'error.EVICTED': 'Paused here, because a newer window took over.',
  'error.INTERNAL': 'Something went wrong on our side. Please try again.',
  'error.UNAVAILABLE': 'Tidings cannot do this right now. Please try again in a moment.',
  'error.AT_CAPACITY': 'The server is full. Please try again in a moment.',
  'error.DRAINING': 'The server is restarting. Please try again in a moment.',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    errors: typeof en;
  }
}
