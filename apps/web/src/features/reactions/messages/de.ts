import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'like.add': 'Gefällt mir',
  'like.label': '{count, plural, one {Gefällt mir, # Mal} other {Gefällt mir, # Mal}}',
};
