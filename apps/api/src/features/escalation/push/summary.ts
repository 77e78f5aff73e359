import { type Locale, locales } from '@tidings/contracts';
import { createFormatter } from '@tidings/i18n';
import { compile } from '@tidings/i18n/compile';

const words: Record<Locale, string> = {
  en: '{count, plural, one {# new in your inbox} other {# new in your inbox}}',
  de: '{count, plural, one {# neue im Posteingang} other {# neue im Posteingang}}',
};
const formatters = new Map(
  locales.map((locale) => [locale, createFormatter(locale, 'UTC', [compile({ summary: words[locale] })])]),
);

/** What says how many came, where there are too many to push each. */
export const summaryOf = (locale: Locale, count: number): string =>
  formatters.get(locale)?.message('summary', { count }) ?? '';
