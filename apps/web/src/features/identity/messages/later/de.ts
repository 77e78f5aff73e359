import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'register.title': 'Konto anlegen',
  'register.have': 'Schon dabei? {link}',
  'register.haveLink': 'Melde dich an',
  'register.username': 'Benutzername',
  'register.usernameHint': 'Kleinbuchstaben und Ziffern, wie in @sam. Er lässt sich später nicht ändern.',
  'register.displayName': 'Dein Name, wie andere ihn sehen',
  'register.displayNameHint': 'Freiwillig, in jeder Schrift. Du kannst ihn später ändern.',
  'register.email': 'E-Mail',
  'register.password': 'Passwort',
  'register.passwordHint': 'Mindestens {min, number} Zeichen.',
  'register.submit': 'Konto anlegen',
  'register.emailTaken': 'Für diese E-Mail-Adresse gibt es schon ein Konto.',
  'register.taken': 'Dieser Benutzername wird schon verwendet.',
};
