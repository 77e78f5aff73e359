export const en = {
  'error.network': 'The server could not be reached. Please try again.',
  'error.timeout': 'The server answered too slowly. Please try again.',
  'error.unknown': 'That did not work. Please try again.',
  'error.rateLimit': 'That was fast. You can try again in {seconds, number} s.',
  'error.signedOut': 'You were signed out on another device. Your draft is kept.',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    errors: typeof en;
  }
}
