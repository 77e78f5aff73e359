import type { Catalogue } from '@tidings/i18n';

/** All messages of this locale, one file to load. */
export const catalogues = Object.values(
  import.meta.glob<Catalogue>(
    ['../messages/*/de.ts', '!../messages/{details,keyboard}/*', '../../features/*/messages/de.ts'],
    {
      eager: true,
      import: 'de',
    },
  ),
);
