import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'state.correlation': 'Vorgangsnummer {id}',
  'state.copyCorrelation': 'Vorgangsnummer kopieren',
  'state.loading': 'Wird geladen',
  'state.errorBody': 'Der Server war zu langsam. Was du geschrieben hast, ist davon nicht betroffen.',
  'state.crash.short': 'Seite defekt',
  'state.noPermission.short': 'Kein Zugang',
  'state.notFound.short': 'Nicht gefunden',
  'state.down.short': 'Keine Antwort',
  'state.crash': 'Diese Seite ist abgestürzt',
  'state.crashBody': 'Der Fehler liegt bei uns. Was du geschrieben hast, ist auf diesem Gerät gespeichert.',
  'state.reload': 'Seite neu laden',
  'state.noPermission': 'Du kannst diese Seite nicht sehen',
  'state.noPermissionBody': 'Es gibt sie nicht, oder sie ist nicht für dich offen. Frag die Moderation.',
  'state.notFound': 'Hier ist nichts',
  'state.notFoundBody': 'Die Adresse ist veraltet, oder die Seite wurde entfernt.',
  'state.down': 'Tidings antwortet nicht',
  'state.downBody': 'Was du geschrieben hast, ist auf diesem Gerät gespeichert.',
  'state.downRetry': 'Wir versuchen es in {seconds, number} s wieder.',
  'state.downTrying': 'Wir versuchen es gerade wieder.',
  'state.downBar':
    'Tidings antwortet nicht. Was geladen ist, bleibt lesbar; wir versuchen es in {seconds, number} s wieder.',
  'state.downBarTrying': 'Tidings antwortet nicht. Was geladen ist, bleibt lesbar; wir versuchen es gerade wieder.',
  'state.tryNow': 'Jetzt versuchen',
  'part.broken': 'Dieser Teil ließ sich nicht anzeigen.',
  'part.missing': 'Das wurde nicht geladen. Was du geschrieben hast, ist auf diesem Gerät gespeichert.',
  'part.page.short': 'Nicht geladen',
  'part.page': 'Diese Seite wurde nicht geladen',
  'part.page.body': 'Ein Teil von Tidings ist nicht angekommen. Was du geschrieben hast, ist davon nicht betroffen.',
  'part.replaced':
    'Tidings wurde aktualisiert. Lade die Seite neu, um weiterzumachen; was du geschrieben hast, bleibt erhalten.',
  'part.replaced.title': 'Tidings wurde aktualisiert',
  'part.replaced.body':
    'Dieses Fenster hat noch die vorige Version. Lade die Seite neu, um weiterzumachen; was du geschrieben hast, bleibt erhalten.',
};
