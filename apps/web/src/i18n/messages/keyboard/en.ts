export const en = {
  'keys.then': 'then',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    keyboard: typeof en;
  }
}
