import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'print.left':
    '{count, plural, one {# weitere Antwort ist nicht auf diesem Papier.} other {# weitere Antworten sind nicht auf diesem Papier.}}',
};
