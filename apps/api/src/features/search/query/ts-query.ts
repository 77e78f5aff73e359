import type { Token } from '@tidings/markdown/search';
import { keptBeginning } from '../indexing/beginnings.ts';
import type { Term } from './parse-query.ts';

/** Stems by word; a word without any is not there. */
export type Stems = ReadonlyMap<string, readonly string[]>;

/** As PostgreSQL reads it. `exact` is asked of each row that `loose` finds by the index, and decides how well it fits. */
export type TsQuery = { loose: string; exact: string };

const quote = (word: string) => `'${word}'`;
const any = (words: Iterable<string>) => `(${[...new Set(words)].join('|')})`;

/** A stem is kept apart from words, unless it is one. */
const formsOf = ({ words }: Token, { quoted }: Term, stems: Stems): string[] =>
  (quoted
    ? [...words]
    : words.flatMap((word) => [word, ...(stems.get(word) ?? [])].flatMap((form) => [form, `~${form}`]))
  ).map(quote);

/** Every token of a term, one after the other. */
function termQuery(term: Term, stems: Stems, end: (forms: string[], token: Token) => string[]): string {
  const { tokens, open, out } = term;
  const places = tokens.map((token, index) => {
    const forms = formsOf(token, term, stems);
    return any(open && index === tokens.length - 1 ? end(forms, token) : forms);
  });
  return `${out ? '!' : ''}(${places.join('<->')})`;
}

const loosely = (forms: string[], { words }: Token) => [
  ...forms,
  ...words.flatMap((word) => keptBeginning(word) ?? []).map(quote),
];
const exactly = (forms: string[], { words }: Token) => [
  ...forms,
  ...words.filter((word) => keptBeginning(word) !== undefined).map((word) => `${quote(word)}:*`),
];

/**
 * What is asked of PostgreSQL. The beginning of a word is asked of the index by the shorter one kept with each word, and not
 * by its range, which the index would read whole.
 */
export function tsQuery(terms: readonly Term[], stems: Stems): TsQuery {
  const open = terms.find((term) => term.open && term.tokens.at(-1)?.words.some((word) => keptBeginning(word)));
  const exact = terms.map((term) => termQuery(term, stems, exactly)).join('&');
  if (!open) return { loose: exact, exact };
  // What is kept of a beginning stands nowhere in a text, so it is asked for apart from the words before it.
  const loose = terms.map((term) => {
    if (term !== open || term.tokens.length === 1) return termQuery(term, stems, loosely);
    const before = { ...term, tokens: term.tokens.slice(0, -1), open: false };
    return `${termQuery(before, stems, loosely)}&${termQuery({ ...term, tokens: term.tokens.slice(-1) }, stems, loosely)}`;
  });
  return { loose: loose.join('&'), exact };
}

/** The same, of posts with these marks alone (`search_marks`). */
export const and = ({ loose, exact }: TsQuery, marks: readonly string[]): TsQuery => ({
  loose: [`(${loose})`, ...marks.map(quote)].join('&'),
  exact,
});
