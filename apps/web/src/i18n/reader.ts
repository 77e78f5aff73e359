import { createFormatter, type Formatter } from '@tidings/i18n';
import { createStore, useStore } from '../lib/store/external-store.ts';
import { loadFormatter, loadLater, type ShownLocale } from './locales.ts';

export type Reading = { locale: ShownLocale; timeZone: string };

type Shown = Reading & { formatter: Formatter; turn: number };

// Until the messages are here a key stands for its text.
const shown = createStore<Shown>({
  locale: 'en',
  timeZone: 'UTC',
  formatter: createFormatter('en', 'UTC', []),
  turn: 0,
});
let wanted = 0;
let latest = Promise.resolve();
let wantsAll = false;

/** How the reader is spoken to now. */
export const formatter = (): Formatter => shown.get().formatter;

/** The locale and time zone of the page. */
export const reading = (): Reading => shown.get();

/** Changes with the locale and the time zone: the key of what is to be drawn anew. */
export const useReadingTurn = (): number => useStore(shown).turn;

/** Runs after each change of locale or time zone. */
export const onReading = (listener: () => void): void => void shown.subscribe(listener);

async function show({ locale, timeZone }: Reading): Promise<void> {
  wanted += 1;
  const turn = wanted;
  const now = shown.get();
  if (now.turn > 0 && now.locale === locale && now.timeZone === timeZone) return;
  const next = await loadFormatter(locale, timeZone);
  if (wantsAll) next.add(await loadLater(locale));
  if (turn !== wanted) return await latest;
  shown.set({ locale, timeZone, formatter: next, turn });
}

/** Speaks to the reader so from now on; the last call wins. Rejects when the messages do not come, then all stays. */
export function read(next: Reading): Promise<void> {
  latest = show(next);
  return latest;
}

/** Brings the messages that no first page says, in the language shown now and in any other from now on. */
async function readAll(): Promise<void> {
  if (wantsAll) return;
  const now = shown.get();
  now.formatter.add(await loadLater(now.locale));
  // The language may have changed meanwhile.
  if (shown.get().formatter !== now.formatter) return readAll();
  wantsAll = true;
}

/** For code that comes when it is asked for: with it come the messages that no first page says. */
export const withMessages =
  <T>(fetchIt: () => Promise<T>) =>
  async (): Promise<T> => {
    const [part] = await Promise.all([fetchIt(), readAll()]);
    return part;
  };
