import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'announcement.region': 'Ankündigung',
  'announcement.is.news': 'Neuigkeit',
  'announcement.is.maintenance': 'Wartung',
  'announcement.is.broken': 'Etwas ist kaputt',
  'announcement.more': 'Mehr lesen',
  'announcement.close': 'Diese Ankündigung schließen',
  'announcement.closed': 'Auf all deinen Geräten geschlossen.',
  'announcement.notClosed': 'Die Ankündigung ließ sich nicht schließen. Sie ist wieder da.',
  'announcement.opened': 'Sie ist wieder da.',
  'announcement.undo': 'Rückgängig',
  'announcement.edited': 'geändert {time}',
  'announcement.until': 'bis {time}',
};
