import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'like.who': 'Wem es gefällt',
  'like.nobody': 'Es gefällt niemandem mehr.',
  'like.error': 'Wem es gefällt, wurde nicht geladen.',
  'like.more': 'Mehr zeigen',
};
