import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'keys.title': 'Tastatur',
  'keys.note': 'Ruht, solange du schreibst',
  'keys.anywhere': 'Überall',
  'keys.goTo': 'Gehe zu',
  'keys.list': 'In einer Liste',
  'keys.post': 'Auf einem Beitrag',
  'keys.newTopic': 'Neues Thema',
  'keys.help': 'Diese Hilfe',
  'keys.nextPane': 'Nächster Teil der Seite',
  'keys.close': 'Offenes schließen',
  'keys.home': 'Startseite',
  'keys.goSettings': 'Einstellungen',
  'keys.next': 'Weiter, zurück',
  'keys.open': 'Öffnen',
  'keys.showNew': 'Neues zeigen',
  'keys.reply': 'Antworten',
  'keys.like': 'Gefällt mir',
  'keys.quote': 'Auswahl zitieren',
};
