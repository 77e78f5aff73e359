import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'signIn.title': 'Anmelden',
  'signIn.new': 'Neu hier? {link}',
  'signIn.newLink': 'Lege ein Konto an',
  'signIn.login': 'E-Mail oder Name',
  'signIn.password': 'Passwort',
  'signIn.forgot': 'Passwort vergessen?',
  'signIn.submit': 'Anmelden',
  'signIn.hero': 'Neuigkeiten, die dich erreichen, an einem Ort, solange sie noch neu sind.',
  'signIn.rightNow': 'Gerade jetzt',
  'signIn.lately': 'Zuletzt',
  'signIn.activity.reply': '{name} hat in {topic} geantwortet',
  'signIn.activity.topic': '{name} hat {topic} begonnen',
  'signIn.demo': 'Demo-Personen',
  'signIn.demoOnly': 'nur Entwicklung',
  'signIn.demo.member': 'Mitglied',
  'signIn.demo.moderator': 'Moderation',
  'signIn.demo.admin': 'Leitung',
};
