export const en = {
  'print.left':
    '{count, plural, one {# more reply is not on this paper.} other {# more replies are not on this paper.}}',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    topicLater: typeof en;
  }
}
