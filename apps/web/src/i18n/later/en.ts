import type { Catalogue } from '@tidings/i18n';

/** Messages of this locale that no first page says: they come with what says them (`withMessages`). */
export const catalogues = Object.values(
  import.meta.glob<Catalogue>(['../messages/{details,keyboard}/en.ts', '../../features/*/messages/later/en.ts'], {
    eager: true,
    import: 'en',
  }),
);
