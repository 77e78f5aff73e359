import { z } from 'zod';

/** Currencies by their codes in ISO 4217. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const currencySchema = z
  .string()
  .max(3)
  .regex(/^[A-Z]{3}$/, 'Give a code of ISO 4217, such as EUR')
  .refine((code) => currencies.has(code), 'There is no such currency in ISO 4217.')
  .meta({ id: 'Currency', description: 'A currency by its code in ISO 4217, such as EUR.' });

/** The smallest units of a currency: cents where there are cents, yen where there are none. Up to ten thousand million. */
export const centsSchema = z.int().min(0).max(1_000_000_000_000);

// English without a region means Britain.
const tags: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE' };

/** An amount as its reader writes it: `€1,042.50`, `1.042,50 €`, `¥500`. */
export function moneyText(cents: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(tags[locale] ?? locale, { style: 'currency', currency });
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
