import { parse } from '../parse.ts';
import { cutAt } from './cut.ts';
import { wordsOf } from './words.ts';

/** Anything that could be a mark, an address, or a line that begins something. */
const mayMean = /[\\`*_~[\]<>&|!]|^[ \t]*(?:[-+#=]|\d+[.)])|^(?: {4}| {0,3}\t)|\p{Cc}(?<![\n\t\r])/mu;

/** A text as one line of plain words: without marks, and without quotes unless there is nothing else. */
export function plainText(source: string): string {
  const tree = mayMean.test(source) ? parse(source) : undefined;
  if (!tree) return source.replace(/\s+/g, ' ').trim();
  return wordsOf(tree, false) || wordsOf(tree, true);
}

/** The beginning of a text as plain words, at most so many characters and never half of one. */
export const excerpt = (source: string, characters: number): string => cutAt(plainText(source), characters);
