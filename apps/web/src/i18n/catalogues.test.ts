import { errorCodes, locales } from '@tidings/contracts';
import type { Catalogue } from '@tidings/i18n';
import { differences, inspect } from '@tidings/i18n/inspect';
import { describe, expect, test } from 'vitest';
import { catalogues as laterGerman } from './later/de.ts';
import { catalogues as laterEnglish } from './later/en.ts';
import { catalogues as firstGerman } from './locales/de.ts';
import { catalogues as firstEnglish } from './locales/en.ts';
import { shownLocales } from './locales.ts';
import { sources } from './sources.test-support.ts';

const english = [...firstEnglish, ...laterEnglish];
const german = [...firstGerman, ...laterGerman];
const together = (parts: readonly Catalogue[]): Catalogue => Object.assign({}, ...parts);
const en = together(english);
const de = together(german);

test('the locales of the contract are those that have messages', () => {
  expect([...shownLocales].sort()).toEqual([...locales].sort());
});

test('no key stands in two catalogues', () => {
  for (const parts of [english, german]) {
    const keys = parts.flatMap((part) => Object.keys(part));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  }
});

test('German has every key of English and no other, with the same arguments', () => {
  expect(differences(en, de)).toEqual([]);
});

describe.each([
  ['en', en],
  ['de', de],
])('the messages of %s', (locale, messages) => {
  const all = Object.entries(messages);

  test('are not empty and do not shout', () => {
    expect(all.filter(([, message]) => inspect(message).empty || message.includes('!'))).toEqual([]);
  });

  test('have a form for every plural category of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const lacking = all.filter(([, message]) =>
      inspect(message).plurals.some((forms) => pluralCategories.some((category) => !forms.includes(category))),
    );
    expect(lacking).toEqual([]);
  });

  test('group numbers: what is called count, seconds or number is formatted as a number', () => {
    expect(all.filter(([, message]) => /\{(count|seconds|number|total|min|max|ms)\}/.test(message))).toEqual([]);
  });

  test('use the quotation marks of the language', () => {
    const wrong = locale === 'de' ? /["”'’]|“[^“„]*“/ : /["'„]/;
    expect(all.filter(([, message]) => inspect(message).texts.some((text) => wrong.test(text)))).toEqual([]);
  });
});

test('every error code of the contract has words', () => {
  expect(Object.keys(errorCodes).filter((code) => !(`error.${code}` in en))).toEqual([]);
});

test('German says du, not Sie', () => {
  expect(
    Object.entries(de).filter(([, message]) => /\b(Ihnen|Ihre[mnrs]?|Ihr)\b|\bSie (können|haben|sind)\b/.test(message)),
  ).toEqual([]);
});

// A key whose end is chosen at run time stands in the code as `presence.${status}`.
const code = sources()
  .map(({ text }) => text)
  .join('\n');
const families = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');

test('every message is said somewhere', () => {
  const unused = Object.keys(en).filter(
    (key) => !code.includes(`'${key}'`) && !families.some((family) => key.startsWith(family)),
  );
  expect(unused).toEqual([]);
});
