import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'post.deleteTitle': 'Diese Antwort löschen?',
  'post.deleteTopicTitle': 'Dieses Thema löschen?',
  'post.deleteBody': 'Sie verschwindet sofort für alle von der Seite. Die Moderation kann sie noch sehen.',
  'post.deleteTopicBody': 'Das Thema und seine Antworten verschwinden sofort aus jeder Liste.',
  'post.deleteConfirm': 'Löschen',
  'post.historyTitle': 'Verlauf',
  'post.historyError': 'Der Verlauf wurde nicht geladen.',
  'post.historyVersion': 'Fassung {number, number}',
  'post.historyNow': 'Jetzt',
  'post.historyShow': 'Was gezeigt wird',
  'post.historyChanges': 'Änderungen',
  'post.historyText': 'Text',
  'post.historyChanged': 'Was {name} geändert hat',
  'post.historyRemove': 'Diesen Text entfernen',
  'post.historyRemoveAsk': 'Niemand kann ihn mehr lesen, auch du nicht.',
  'post.historyRemoveConfirm': 'Endgültig entfernen',
  'post.historyRemoveFailed': 'Dieser Text wurde nicht entfernt. Versuche es noch einmal.',
};
