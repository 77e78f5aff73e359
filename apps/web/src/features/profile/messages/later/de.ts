import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'profile.error': 'Dieses Profil wurde nicht geladen',
  'profile.topicsLabel': 'Themen',
  'profile.repliesLabel': 'Antworten',
  'profile.likesLabel': 'Erhaltene „Gefällt mir“',
  'profile.joined': 'Dabei seit {date}',
  'profile.noBio': 'Hier steht noch nichts.',
  'profile.noBioOwn': 'Erzähl den anderen, wer du bist: In den Einstellungen ist Platz dafür.',
  'profile.edit': 'Profil bearbeiten',
  'profile.silenced': 'Kann bis {date} nichts schreiben.',
  'profile.suspended': 'Gesperrt bis {date}.',
  'profile.moderateLabel': '{name} moderieren',
  'profile.report': 'Melden …',
};
