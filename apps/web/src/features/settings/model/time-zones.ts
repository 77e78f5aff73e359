import { formatter } from '../../../i18n/reader.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { clockTime } from '../../../lib/time/time.ts';

/** "Europe/Berlin" as it is read: "Berlin (Europe)". */
export function zoneName(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/');
  const place = parts.at(-1) ?? zone;
  return parts.length === 1 ? place : `${place} (${parts.slice(0, -1).join(', ')})`;
}

/** The zones this browser knows, and the one that is chosen, by place. */
export function zoneOptions(chosen: string | null): { value: string; label: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
  if (chosen !== null) zones.add(chosen);
  const options = [...zones].map((value) => ({ value, label: zoneName(value) }));
  const { compare } = new Intl.Collator(formatter().locale);
  return options.sort((a, b) => compare(a.label, b.label));
}

/** The time of day where the reader is, now. */
export const timeThere = (): string => clockTime(serverNow());

/** A language by its own name: "Deutsch". */
export function languageName(locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
