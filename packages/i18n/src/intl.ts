import type { Formats, Formatters } from 'intl-messageformat';

export type DateOptions = Omit<Intl.DateTimeFormatOptions, 'timeZone'>;

/** The styles a message may name: `{at, date, short}`, `{at, time, short}`. */
const formats: Formats = {
  number: { integer: { maximumFractionDigits: 0 }, percent: { style: 'percent' } },
  date: {
    short: { day: 'numeric', month: 'short' },
    medium: { day: 'numeric', month: 'short', year: 'numeric' },
    long: { day: 'numeric', month: 'long', year: 'numeric' },
    full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  },
  time: { short: { hour: '2-digit', minute: '2-digit' }, medium: { hour: '2-digit', minute: '2-digit' } },
};

/** Makes one of a kind for each set of options: an Intl formatter costs more than many uses of it. */
function once<Options, Format>(make: (options: Options) => Format): (options: Options) => Format {
  const made = new Map<string, Format>();
  return (options) => {
    const key = JSON.stringify(options) ?? '';
    const kept = made.get(key);
    if (kept !== undefined) return kept;
    const format = make(options);
    made.set(key, format);
    return format;
  };
}

/** The Intl formatters of one locale and time zone. */
export function createIntl(locale: string, timeZone: string) {
  const dates = once((options: DateOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
  const numbers = once((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const plurals = once((options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));
  const formatters: Formatters = {
    getDateTimeFormat: (_, options) => dates(options ?? {}),
    getNumberFormat: (_, options) => numbers((options ?? {}) as Intl.NumberFormatOptions),
    getPluralRules: (_, options) => plurals(options ?? {}),
  };
  let lists: Intl.ListFormat | undefined;
  return {
    formats,
    formatters,
    number: (value: number) => numbers({}).format(value),
    date: (at: Date | number, options: DateOptions) => dates(options).format(at),
    list: (items: readonly string[]) => {
      lists ??= new Intl.ListFormat(locale, { type: 'conjunction' });
      return lists.format(items);
    },
  };
}
