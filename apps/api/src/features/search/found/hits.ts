import { charactersIn, type Token } from '@tidings/markdown/search';
import type { Term } from '../query/parse-query.ts';
import type { Stems } from '../query/ts-query.ts';

/** A stretch of a text, in UTF-16 units. */
export type Range = { start: number; end: number };

/** Places of one term that are looked at, in one text. */
const MOST_HITS = 60;

type Matches = (found: Token, stems: Stems) => boolean;

/** Whether a word of a text is this one of a term: as the index decides it. */
function matcherOf(term: Term, token: Token, stems: Stems): Matches {
  const forms = new Set(term.quoted ? token.words : token.words.flatMap((word) => [word, ...(stems.get(word) ?? [])]));
  const isLast = token === term.tokens.at(-1);
  return (found, stemsOfText) =>
    found.words.some(
      (word) =>
        forms.has(word) ||
        (!term.quoted && (stemsOfText.get(word) ?? []).some((stem) => forms.has(stem))) ||
        (term.open &&
          isLast &&
          token.words.some((beginning) => [...beginning].length >= 3 && word.startsWith(beginning))),
    ) ||
    (found.pair && charactersIn(found).some((character) => forms.has(character)));
}

/** Where in a pair of characters a single one stands, that was looked for. */
function characterIn({ start, second = 0, end, ...pair }: Token, term: Term): Range | undefined {
  const [wanted] = term.tokens;
  if (!pair.pair || term.tokens.length > 1 || !wanted?.pair || wanted.second !== undefined) return undefined;
  const isSecond = charactersIn({ ...pair, start, end }).indexOf(wanted.words[0]) === 1;
  return isSecond ? { start: second, end } : { start, end: second || end };
}

function rowAt(tokens: readonly Token[], at: number, matchers: readonly Matches[], stems: Stems) {
  const first = tokens[at];
  let last = first;
  for (const [index, matches] of matchers.entries()) {
    last = tokens[at + index];
    if (!first || last?.position !== first.position + index || !matches(last, stems)) return undefined;
  }
  return first && last ? { first, last } : undefined;
}

/** Where in a text what is looked for stands; words of one term only where they follow each other. */
export function hitsOf(tokens: readonly Token[], terms: readonly Term[], stems: Stems): Range[] {
  const ranges: Range[] = [];
  for (const term of terms.filter(({ out }) => !out)) {
    const matchers = term.tokens.map((token) => matcherOf(term, token, stems));
    for (let at = 0, count = 0; at < tokens.length && count < MOST_HITS; at += 1) {
      const found = rowAt(tokens, at, matchers, stems);
      if (!found) continue;
      ranges.push(characterIn(found.first, term) ?? { start: found.first.start, end: found.last.end });
      count += 1;
    }
  }
  return merged(ranges.sort((a, b) => a.start - b.start));
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges) {
    const before = result.at(-1);
    if (before && range.start <= before.end) before.end = Math.max(before.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** Words of a text whose stems could be looked for: stems begin as their words do. */
export function wordsToStem(tokens: readonly Token[], terms: readonly Term[], stems: Stems): string[] {
  const forms = terms.flatMap((term) =>
    term.quoted ? [] : term.tokens.flatMap(({ words }) => words.flatMap((word) => [word, ...(stems.get(word) ?? [])])),
  );
  const firsts = new Set(forms.map((form) => form.slice(0, 1)));
  return tokens.flatMap(({ words }) =>
    words.filter((word) => firsts.has(word.slice(0, 1)) && /^[a-z]{3,64}$/.test(word)),
  );
}
