import { formatToParts, type MessageFormatPart, PART_TYPE } from 'intl-messageformat';
import type { CompiledCatalogue } from './catalogue.ts';
import { createIntl, type DateOptions } from './intl.ts';

/** What a parameter may be, beside the elements of a user interface. */
export type Value = string | number | Date;

export type Formatter = {
  /** The language tag dates and numbers are formatted for. */
  readonly locale: string;
  readonly timeZone: string;
  readonly has: (key: string) => boolean;
  /** Learns the messages of more catalogues. */
  readonly add: (catalogues: readonly CompiledCatalogue[]) => void;
  /** The text of a message. A key that no catalogue has is its own text; throws when a parameter is missing. */
  readonly message: (key: string, params?: Readonly<Record<string, Value>>) => string;
  /** The same in parts, so that elements can stand for parameters: texts, and what was passed in as it is. */
  readonly parts: (key: string, params: Readonly<Record<string, unknown>>) => unknown[];
  readonly number: (value: number) => string;
  /** A moment in the reader's time zone; `at` in ms. */
  readonly date: (at: Date | number, options: DateOptions) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
};

// English without a region means Britain: day before month, a week from Monday, 24 hours.
const regional: Readonly<Record<string, string>> = { en: 'en-GB' };

/** Says the messages of some catalogues to one reader, on the server as in the browser. */
export function createFormatter(locale: string, timeZone: string, catalogues: readonly CompiledCatalogue[]): Formatter {
  const tag = regional[locale] ?? locale;
  const messages: CompiledCatalogue = Object.assign({}, ...catalogues);
  const intl = createIntl(tag, timeZone);
  const inParts = (key: string, params: Readonly<Record<string, unknown>>): MessageFormatPart<unknown>[] => {
    const message = messages[key] ?? key;
    if (typeof message === 'string') return [{ type: PART_TYPE.literal, value: message }];
    return formatToParts<unknown>(message, tag, intl.formatters, intl.formats, params, undefined, key);
  };
  return {
    locale: tag,
    timeZone,
    has: (key) => Object.hasOwn(messages, key),
    add: (more) => void Object.assign(messages, ...more),
    message: (key, params = {}) => inParts(key, params).reduce((text, part) => text + String(part.value), ''),
    parts: (key, params) => inParts(key, params).map((part) => part.value),
    number: intl.number,
    date: intl.date,
    list: intl.list,
  };
}
