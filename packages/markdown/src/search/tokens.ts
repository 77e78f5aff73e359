import { fold, spelledOut } from './fold.ts';

/** One word of a text, or two characters in a row of a script that writes no spaces. */
export type Token = {
  /** As it is looked for; then how it is spelled otherwise. */
  readonly words: readonly [string, ...string[]];
  /** Counts the words of the text from 1; those of one phrase follow each other. */
  readonly position: number;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** Of a script without spaces: a word that is longer is several of these. */
  readonly pair: boolean;
  /** Of two characters, where the second one begins. */
  readonly second?: number;
};

/** Scripts that write no spaces between words, or whose words take endings without a space. */
const spaceless =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}々〆ー\uff70\uff9e\uff9f]';
const run = new RegExp(`(${spaceless}[${spaceless}\\p{M}]*)|[[\\p{L}\\p{N}\\p{M}]--${spaceless}]+`, 'gv');
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Han, kana and Hangul as they are mostly written: each one a character by itself that folds to itself. */
const simple = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]+$/;

type Character = { word: string; start: number; end: number };

/** The characters of a run of a script without spaces, folded, each with where it begins. */
function charactersOf(text: string, from: number): Character[] {
  if (simple.test(text)) return [...text].map((word, at) => ({ word, start: from + at, end: from + at + 1 }));
  return [...graphemes.segment(text)]
    .map(({ segment, index }) => ({ word: fold(segment), start: from + index, end: from + index + segment.length }))
    .filter(({ word }) => word !== '');
}

function* pairsOf(text: string, from: number, first: number): Generator<Token> {
  const characters = charactersOf(text, from);
  for (const [index, one] of characters.entries()) {
    const next = characters[index + 1];
    if (!next && index > 0) return;
    const { start, end } = { start: one.start, end: next?.end ?? one.end };
    yield {
      words: [one.word + (next?.word ?? '')],
      position: first + index,
      start,
      end,
      pair: true,
      ...(next && { second: next.start }),
    };
  }
}

/** The words of a plain text, in order. */
export function* tokensOf(text: string): Generator<Token> {
  let position = 0;
  for (const found of text.matchAll(run)) {
    const [word, withoutSpaces] = found;
    if (withoutSpaces !== undefined) {
      for (const token of pairsOf(word, found.index, position + 1)) {
        position = token.position;
        yield token;
      }
      continue;
    }
    const folded = fold(word);
    if (folded === '') continue;
    position += 1;
    const other = spelledOut(word);
    const words: Token['words'] = other === undefined || other === folded ? [folded] : [folded, other];
    yield { words, position, start: found.index, end: found.index + word.length, pair: false };
  }
}

/** The single characters of a token that is a pair: one may be looked for alone. */
export function charactersIn({ words: [word], pair }: Token): string[] {
  if (!pair) return [];
  return simple.test(word) ? [...word] : [...graphemes.segment(word)].map(({ segment }) => segment);
}
