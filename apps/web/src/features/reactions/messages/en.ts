export const en = {
  'like.add': 'Like',
  'like.label': '{count, plural, one {Like, # like} other {Like, # likes}}',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    reactions: typeof en;
  }
}
