import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'topics.compose.title': 'Titel',
  'topics.compose.titleHint': 'Worum geht es, in einer Zeile?',
  'topics.compose.submit': 'Thema erstellen',
  'topics.compose.noCategory': 'Wähle eine Kategorie',
  'topics.compose.failed':
    'Es kam keine Antwort. Dein Thema bleibt hier; so oft du auch drückst, es wird einmal erstellt.',
  'topics.compose.cameBefore': 'Ein früherer Versuch war angekommen: Das Thema gibt es schon, mit dem Text von damals.',
  'topics.compose.another': 'Noch ein Thema erstellen',
  'topics.compose.change': 'Meine Änderungen dort speichern',
};
