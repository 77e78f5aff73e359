export const en = {
  'like.who': 'Who liked it',
  'like.nobody': 'Nobody likes it any more.',
  'like.error': 'Who liked it did not load.',
  'like.more': 'Show more',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    reactionsLater: typeof en;
  }
}
