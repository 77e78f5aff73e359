import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'register.title': 'Konto anlegen',
  'register.have': 'Schon dabei? {link}',
  'register.haveLink': 'Melde dich an',
  'register.username': 'Name',
  'register.usernameHint': 'Andere schreiben ihn als @name. Er bleibt.',
  'register.displayName': 'Angezeigt als',
  'register.displayNameHint': 'In jeder Schrift. Du kannst es später ändern.',
  'register.email': 'E-Mail',
  'register.password': 'Passwort',
  'register.passwordHint': 'Mindestens {min, number} Zeichen.',
  'register.submit': 'Konto anlegen',
  'register.taken': 'Dieser Name oder diese E-Mail-Adresse wird schon verwendet.',
};
