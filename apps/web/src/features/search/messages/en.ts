export const en = {
  'search.box': 'Search or jump to',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    search: typeof en;
  }
}
