const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const first = (word: string): string => [...graphemes.segment(word)][0]?.segment ?? '';
const isCased = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase();

/** Two initials for scripts with capitals ("ŁW"), else one ("山"); one when `short`. */
export function initials(name: string, short: boolean): string {
  const words = name.trim().split(/\s+/);
  const one = first(words[0] ?? '').toUpperCase();
  if (short || words.length < 2 || !isCased(one)) return one || '?';
  const two = first(words.at(-1) ?? '').toUpperCase();
  return isCased(two) ? one + two : one;
}

/** One of six tints, always the same for a key. It means nothing. */
export function tintOf(key: string): number {
  let hash = 0;
  for (const char of key) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash % 6;
}
