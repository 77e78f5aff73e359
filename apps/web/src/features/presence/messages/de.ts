import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'presence.online': 'online',
  'presence.away': 'abwesend',
  'presence.busy': 'beschäftigt',
  'presence.offline': 'offline',
  'typing.one': '{name} antwortet gerade',
  'typing.two': '{a} und {b} antworten gerade',
  'typing.many': '{count, plural, one {# Person antwortet gerade} other {# Personen antworten gerade}}',
};
