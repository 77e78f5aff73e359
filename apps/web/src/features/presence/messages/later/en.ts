export const en = {
  'status.label': 'Your status: {status}. Change it',
  'status.none': 'Online',
  'status.none.note': 'Away when you do nothing for five minutes.',
  'status.busy': 'Busy',
  'status.busy-1h': 'Busy for an hour',
  'status.busy-tomorrow': 'Busy until tomorrow, 08:00',
  'status.busy.note': 'Others see that you are here and busy.',
  'status.hidden': 'Hidden',
  'status.hidden.note': 'You look offline to everybody until you change it.',
  'status.until': 'Busy until {date}',
} as const;

declare module '../../../../i18n/catalogues.ts' {
  interface Catalogues {
    status: typeof en;
  }
}
