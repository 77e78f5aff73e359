import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'error.network': 'Der Server ist nicht erreichbar. Bitte versuche es noch einmal.',
  'error.timeout': 'Der Server war zu langsam. Bitte versuche es noch einmal.',
  'error.unknown': 'Das hat nicht geklappt. Bitte versuche es noch einmal.',
  'error.rateLimit': 'Das ging sehr schnell. Versuche es in {seconds, number} s wieder.',
  'error.signedOut': 'Du wurdest auf einem anderen Gerät abgemeldet. Dein Entwurf bleibt erhalten.',
  'error.triesLeft':
    'Das Passwort stimmt nicht. {count, plural, =0 {Es bleibt kein Versuch.} one {Es bleibt ein Versuch.} other {Es bleiben # Versuche.}}',
  'error.suspendedUntil': 'Dein Konto ist bis {date} gesperrt.',
  'error.suspendedWhy': 'Dein Konto ist bis {date} gesperrt. Die Moderation schrieb: „{reason}“',
  'error.BAD_REQUEST': 'Tidings hat diese Anfrage nicht verstanden. Lade die Seite neu.',
  'error.VALIDATION_FAILED': 'Etwas davon wird nicht angenommen. Bitte prüfe deine Eingaben.',
  'error.AUTH_REQUIRED': 'Bitte melde dich zuerst an.',
  'error.AUTH_INVALID': 'Bitte melde dich noch einmal an.',
  'error.AUTH_EXPIRED': 'Deine Anmeldung ist abgelaufen. Bitte melde dich noch einmal an.',
  'error.BAD_CREDENTIALS': 'Das Passwort stimmt nicht.',
  'error.SESSION_REVOKED': 'Du wurdest auf einem anderen Gerät abgemeldet.',
  'error.FORBIDDEN': 'Das ist nicht für dich offen.',
  'error.SILENCED': 'Du kannst gerade nichts schreiben.',
  'error.SUSPENDED': 'Dein Konto ist zurzeit gesperrt.',
  'error.NOT_FOUND': 'Das gibt es nicht, oder es ist nicht für dich offen.',
  'error.CONFLICT': 'Das hat sich inzwischen geändert. Sieh es dir noch einmal an.',
  'error.PROTOCOL_UNSUPPORTED': 'Diese Seite ist nicht mehr aktuell. Bitte lade sie neu.',
  'error.RATE_LIMITED': 'Das ging sehr schnell. Bitte warte einen Moment.',
  'error.EVICTED': 'Hier angehalten, weil ein neueres Fenster übernommen hat.',
  'error.INTERNAL': 'Bei uns ist etwas schiefgegangen. Bitte versuche es noch einmal.',
  'error.UNAVAILABLE': 'Tidings kann das gerade nicht. Bitte versuche es gleich noch einmal.',
  'error.AT_CAPACITY': 'Der Server ist voll. Bitte versuche es gleich noch einmal.',
  'error.DRAINING': 'Der Server startet neu. Bitte versuche es gleich noch einmal.',
};
