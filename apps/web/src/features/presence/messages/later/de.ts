import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'status.label': 'Dein Status: {status}. Ändern',
  'status.none': 'Online',
  'status.none.note': 'Abwesend, wenn du fünf Minuten nichts tust.',
  'status.busy': 'Beschäftigt',
  'status.busy-1h': 'Eine Stunde beschäftigt',
  'status.busy-tomorrow': 'Bis morgen, 08:00 Uhr, beschäftigt',
  'status.busy.note': 'Andere sehen, dass du da bist und zu tun hast.',
  'status.hidden': 'Verborgen',
  'status.hidden.note': 'Du siehst für alle offline aus, bis du es änderst.',
  'status.until': 'Beschäftigt bis {date}',
};
