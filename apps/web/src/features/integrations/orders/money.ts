import { moneyText } from '@tidings/contracts';
import { reading } from '../../../i18n/reader.ts';

/** An amount as the reader writes it, from the smallest units of the currency. */
export const moneyInWords = (cents: number, currency: string): string =>
  moneyText(cents, currency, reading().locale === 'de' ? 'de' : 'en');
