import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'watch.label': 'Benachrichtigungen: {level}',
  'watch.failed': 'Das wurde nicht gespeichert. Wähle noch einmal.',
  'watch.topic': 'Von diesem Thema hören',
  'watch.category': 'Von dieser Kategorie hören',
  'watch.group': 'Von dieser Gruppe hören',
  'watch.watching': 'Beobachten',
  'watch.tracking': 'Verfolgen',
  'watch.normal': 'Normal',
  'watch.muted': 'Stumm',
  'watch.topic.watching': 'Du hörst von jeder neuen Antwort.',
  'watch.topic.tracking': 'Neue Antworten werden gezählt. Du hörst von Erwähnungen und von Antworten an dich.',
  'watch.topic.normal': 'Du hörst von Erwähnungen und von Antworten an dich.',
  'watch.topic.muted': 'Du hörst nichts von diesem Thema.',
  'watch.category.watching': 'Du hörst von jedem neuen Thema.',
  'watch.category.tracking': 'Neue Themen werden gezählt. Du hörst von Erwähnungen und von Antworten an dich.',
  'watch.category.normal': 'Du hörst von Erwähnungen und von Antworten an dich.',
  'watch.category.muted': 'Du hörst nichts von ihren Themen.',
  'watch.group.watching': 'Du hörst von jedem neuen Beitrag.',
  'watch.group.normal': 'Du hörst von Erwähnungen und von Antworten an dich.',
  'watch.group.muted': 'Du hörst nichts von dieser Gruppe.',
};
