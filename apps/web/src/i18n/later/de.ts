import type { Catalogue } from '@tidings/i18n';

/** Messages of this locale that no first page says: they come with what says them (`withMessages`). */
export const catalogues = Object.values(
  import.meta.glob<Catalogue>(['../messages/{details,keyboard}/de.ts', '../../features/*/messages/later/de.ts'], {
    eager: true,
    import: 'de',
  }),
);
