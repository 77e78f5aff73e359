export const en = {
  'inbox.bell': 'Inbox, {count, number} unread',
} as const;

declare module '../../../i18n/catalogues.ts' {
  interface Catalogues {
    inbox: typeof en;
  }
}
