import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Catalogue } from './catalogue.ts';

export type Inspected = {
  /** "count plural", "name argument": each argument with its kind, at any depth, sorted. */
  arguments: string[];
  /** The forms of each plural: `one`, `other`, `=0`. */
  plurals: string[][];
  /** Whether it, or one form of a plural or choice, says nothing. */
  empty: boolean;
  /** What is said between the arguments. */
  texts: string[];
};

const optionsOf = (element: MessageFormatElement): MessageFormatElement[][] =>
  element.type === TYPE.plural || element.type === TYPE.select
    ? Object.values(element.options).map((option) => option.value)
    : [];

const flat = (elements: readonly MessageFormatElement[]): MessageFormatElement[] =>
  elements.flatMap((element) => [element, ...optionsOf(element).flatMap(flat)]);

const isEmpty = (elements: readonly MessageFormatElement[]): boolean =>
  elements.every((element) => element.type === TYPE.literal && element.value.trim() === '') ||
  elements.some((element) => optionsOf(element).some(isEmpty));

/** What a message is made of, for tests of catalogues. Throws SyntaxError when it is not ICU MessageFormat. */
export function inspect(message: string): Inspected {
  const parsed = parse(message, { ignoreTag: true });
  const all = flat(parsed);
  const names = all.flatMap((element) =>
    element.type === TYPE.literal || element.type === TYPE.pound ? [] : [`${element.value} ${TYPE[element.type]}`],
  );
  return {
    arguments: [...new Set(names)].sort(),
    plurals: all.flatMap((element) => (element.type === TYPE.plural ? [Object.keys(element.options)] : [])),
    empty: isEmpty(parsed),
    texts: all.flatMap((element) => (element.type === TYPE.literal ? [element.value] : [])),
  };
}

/** Where a translation differs from the English catalogue: keys that lack or are too many, arguments that differ. */
export function differences(english: Catalogue, translation: Catalogue): string[] {
  const lacking = Object.keys(english).filter((key) => !(key in translation));
  const unknown = Object.keys(translation).filter((key) => !(key in english));
  const changed = Object.entries(english).flatMap(([key, message]) => {
    const translated = translation[key];
    if (translated === undefined) return [];
    const [before, after] = [message, translated].map((text) => inspect(text).arguments.join(', '));
    return before === after ? [] : [`${key} takes ${after || 'nothing'} instead of ${before || 'nothing'}`];
  });
  return [...lacking.map((key) => `${key} is lacking`), ...unknown.map((key) => `${key} is unknown`), ...changed];
}
