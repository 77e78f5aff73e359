import type { Locale } from '@tidings/contracts';
import { locales } from '@tidings/contracts';
import type { MailTo } from '../../../platform/mail/mailer.ts';

type Member = { id: string; email: string; locale: Locale | null; timeZone: string | null };

/** The language a browser asks for first, among those we speak. */
export const localeAsked = (header: string | undefined): Locale =>
  locales.find((locale) => header?.toLowerCase().trimStart().startsWith(locale)) ?? 'en';

/** Whom a mail goes to; where the member chose no language, that of the browser that asks. */
export const mailTo = ({ id, email, locale, timeZone }: Member, asked: Locale): MailTo => ({
  ...{ userId: id, address: email, locale: locale ?? asked, timeZone },
});
