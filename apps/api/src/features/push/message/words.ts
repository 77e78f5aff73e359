import { type Locale, locales } from '@tidings/contracts';

/** What stands on the buttons of a notification. They come with it: a service worker has no messages. */
export type PushWords = { open: string; read: string; archive: string; testTitle: string; testBody: string };

const words: Record<Locale, PushWords> = {
  en: {
    open: 'Open',
    read: 'Mark as read',
    archive: 'Archive',
    testTitle: 'A test from Tidings',
    testBody: 'Push reaches this device. You asked for this test.',
  },
  de: {
    open: 'Öffnen',
    read: 'Gelesen',
    archive: 'Archivieren',
    testTitle: 'Ein Test von Tidings',
    testBody: 'Push erreicht dieses Gerät. Du hast diesen Test gewünscht.',
  },
};

const isLocale = (locale: string | null): locale is Locale => (locales as readonly (string | null)[]).includes(locale);

/** In the language of the member; English where none is known. */
export const pushWords = (locale: string | null): PushWords => words[isLocale(locale) ? locale : 'en'];
