import type { ArgsOf, ArgumentsOf, Value } from '@tidings/i18n';
import type { MessageKey, MessageOf } from './catalogues.ts';
import { formatter } from './reader.ts';

export type { MessageKey } from './catalogues.ts';

/** What must be passed with a key: nothing, or its parameters by name and kind. `Text` stands for a plain `{name}`. */
export type Args<K extends MessageKey, Text = string> = ArgsOf<MessageOf<K>, Text>;

/** A key whose message takes no parameters. */
export type PlainKey = {
  [K in MessageKey]: [ArgumentsOf<MessageOf<K>>] extends [never] ? K : never;
}[MessageKey];

/** A key whose message says a number of things: its one parameter is `count`. */
export type CountKey = {
  [K in MessageKey]: [ArgumentsOf<MessageOf<K>>] extends [never]
    ? never
    : [ArgumentsOf<MessageOf<K>>] extends [['count', 'number']]
      ? K
      : never;
}[MessageKey];

/** Formats a whole number for the reader, with grouping. */
export const formatNumber = (value: number): string => formatter().number(value);

/** The text of a key in the reader's language, its parameters filled in as the reader writes numbers and dates. */
export function t<K extends MessageKey>(key: K, ...args: Args<K>): string {
  const [params] = args as [params?: Record<string, Value>];
  return formatter().message(key, params);
}
