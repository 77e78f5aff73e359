/** The languages the product speaks, as language tags; the first is what the others are translated from. */
export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** Whether a name is a time zone of the IANA database, as "Europe/Berlin"; an offset is none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
