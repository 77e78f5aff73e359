import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'topic.editing': 'Deinen Text bearbeiten',
  'topic.editReason': 'Warum du das bearbeitest',
  'topic.needsReason': 'Sag, warum du das bearbeitest.',
  'topic.editReasonHint': 'Warum du das bearbeitest. {name} liest es.',
  'topic.editingOther': 'Den Text von {name} bearbeiten',
  'topic.save': 'Speichern',
  'topic.title': 'Titel',
  'topic.conflict':
    'Jemand hat diesen Text geändert, nachdem du angefangen hast. Deiner wird hier aufbewahrt; kopiere, was du brauchst, und beginne dann mit dem anderen.',
  'topic.useTheirs': 'Mit dem anderen beginnen',
  'topic.editFailed': 'Diese Änderung hat den Server nicht erreicht. Sie wird hier aufbewahrt, bis sie ankommt.',
  'error.TOO_MANY_ROOMS': 'Hier ist zu viel auf einmal offen. Schließe ein Fenster und versuche es noch einmal.',
  'error.TICKET_SPENT': 'Das hat nicht geklappt. Bitte versuche es noch einmal.',
  'error.UNKNOWN_COMMAND': 'Diese Seite ist nicht mehr aktuell. Bitte lade sie neu.',
  'print.left':
    '{count, plural, one {# weitere Antwort ist nicht auf diesem Papier.} other {# weitere Antworten sind nicht auf diesem Papier.}}',
  'topic.find': 'In diesem Thema suchen',
};
