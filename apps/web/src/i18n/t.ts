import { en } from './en.ts';

/** A message with a form per plural category of `count` (CLDR names). */
export type Plural = { readonly one: string; readonly other: string };
export type Message = string | Plural;
export type MessageKey = keyof typeof en;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type ParamNames<M> = M extends Plural ? Names<M['one'] | M['other']> | 'count' : Names<M>;
export type Params<K extends MessageKey, Value = string | number> = { [N in ParamNames<(typeof en)[K]>]: Value };
export type Args<K extends MessageKey, Value = string | number> =
  ParamNames<(typeof en)[K]> extends never ? [] : [params: Params<K, Value>];

/** A key whose message takes no parameters. */
export type PlainKey = { [K in MessageKey]: ParamNames<(typeof en)[K]> extends never ? K : never }[MessageKey];

const locale = 'en';
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);

/** Formats a whole number for the reader, with grouping. */
export const formatNumber = (value: number): string => numbers.format(value);

/** The template of a key, with the plural form of `count` chosen. */
export function template(key: MessageKey, params: Record<string, unknown>): string {
  const message: Message = en[key];
  if (typeof message === 'string') return message;
  return plurals.select(Number(params.count)) === 'one' ? message.one : message.other;
}

/** The text of a key, its `{names}` filled in; numbers are grouped for the locale. */
export function t<K extends MessageKey>(key: K, ...args: Args<K>): string {
  const params: Record<string, string | number> = args[0] ?? {};
  return template(key, params).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}
