import { isTimeZone } from '@tidings/contracts/plain';
import { directionOf, pseudoLocale, type ShownLocale, shownLocales } from '../../i18n/locales.ts';
import { onReading, type Reading, read, reading } from '../../i18n/reader.ts';
import { session } from './state.ts';

const localeKey = 'tidings.locale';
const retryMs = 2000;
const zoneKey = 'tidings.timeZone';
type Choice = { locale: string | null; timeZone: string | null };

/** The time zone this device is set to. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** The first language of the browser that there are messages for, else English. The same rule as public/theme.js. */
export function guessLocale(languages: readonly string[]): ShownLocale {
  const known = languages.map((tag) => shownLocales.find((locale) => tag.toLowerCase().split('-')[0] === locale));
  return known.find((locale) => locale !== undefined) ?? 'en';
}

function kept(): Choice {
  try {
    return { locale: localStorage.getItem(localeKey), timeZone: localStorage.getItem(zoneKey) };
  } catch {
    return { locale: null, timeZone: null };
  }
}

function keep({ locale, timeZone }: Choice): void {
  try {
    for (const [key, value] of [[localeKey, locale] as const, [zoneKey, timeZone] as const]) {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    }
  } catch {
    // The member's choice comes with the session; it is only later then.
  }
}

// Read once: the router takes what it does not know out of the address.
const asked = typeof location === 'undefined' ? null : new URLSearchParams(location.search).get('locale');

function chosen({ locale, timeZone }: Choice): Reading {
  const guess = shownLocales.find((one) => one === locale) ?? guessLocale(navigator.languages);
  // A zone that was chosen in a newer browser may not be known here.
  const zone = timeZone !== null && isTimeZone(timeZone) ? timeZone : deviceTimeZone();
  return { locale: asked === pseudoLocale ? pseudoLocale : guess, timeZone: zone };
}

function markPage(): void {
  const { locale } = reading();
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
}

/** Without messages there is no page, so they are asked for until they come. */
async function untilRead(): Promise<void> {
  try {
    await read(chosen(kept()));
  } catch {
    await new Promise((resolve) => setTimeout(resolve, retryMs));
    await untilRead();
  }
}

/**
 * Speaks the language of the member, or of the browser for who has chosen none, and follows both from now on. What was
 * chosen last is kept on this device, for the time before it is known who reads. Resolves when the messages are here.
 */
export async function startLocale(): Promise<void> {
  onReading(markPage);
  session.subscribe(() => {
    const now = session.get();
    if (now.status !== 'signed-in') return;
    const { locale = null, timeZone = null } = now.user;
    keep({ locale, timeZone });
    read(chosen({ locale, timeZone })).catch(() => undefined);
  });
  await untilRead();
}
