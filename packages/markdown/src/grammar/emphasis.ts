import type { StateInline } from 'markdown-it';
import { charAt, charBefore, isCjk, isSpacedMark } from './characters.ts';

const isSpace = (char: string) => char === '' || /^\s/u.test(char);

/**
 * Which runs of `*`, `_` and `~` open and close. As CommonMark says, but text without spaces is no word: in `**重要：**请`
 * both runs count, though a mark stands inside and a letter outside.
 */
export function scanDelims(this: StateInline, start: number, canSplitWord: boolean) {
  const marker = this.src.charCodeAt(start);
  let end = start;
  while (end < this.posMax && this.src.charCodeAt(end) === marker) end += 1;
  const before = charBefore(this.src, start);
  const after = end < this.posMax ? charAt(this.src, end) : '';
  const spaceBefore = isSpace(before);
  const spaceAfter = isSpace(after);
  const markBefore = !spaceBefore && isSpacedMark(before);
  const markAfter = !spaceAfter && isSpacedMark(after);
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore || isCjk(before));
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter || isCjk(after));
  const isMark = (char: string) => /^[\p{P}\p{S}]/u.test(char);
  return {
    can_open: left && (canSplitWord || !right || isMark(before)),
    can_close: right && (canSplitWord || !left || isMark(after)),
    length: end - start,
  };
}
