/** Accents of the scripts that are read without them as well: Latin, Greek, Cyrillic; vowel signs of Hebrew and Arabic. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const letters: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ς: 'σ' },
};
const ligatures = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** No word is longer for the index, in UTF-16 units: what is cut here is no word anybody types. */
const LONGEST = 64;
/** Cuts no character in two: what is left of one is no text, and PostgreSQL refuses it. */
const cut = (text: string): string => text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
const bare = (text: string): string =>
  cut(
    text
      .normalize('NFD')
      .replace(accents, '')
      .normalize('NFC')
      .replace(ligatures, (letter) => letters[letter] ?? letter)
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, ''),
  );

const plain = /^[A-Za-z0-9]+$/;

/** A word as it is looked for: one of width, case and accents. Empty when nothing of it is a letter or a digit. */
export const fold = (word: string): string =>
  plain.test(word) ? word.toLowerCase().slice(0, LONGEST) : bare(word.normalize('NFKC').toLowerCase());

const umlaut = /[äöüåøÄÖÜÅØ]|[aouAOU][\u0308\u030a]/;

/** How a word is written where the keyboard has no umlauts, when that is another spelling than `fold` makes: Größe, Groesse. */
export function spelledOut(word: string): string | undefined {
  if (!umlaut.test(word)) return undefined;
  const lower = word.normalize('NFKC').toLowerCase();
  return bare(lower.replace(/[äöüåø]/g, (letter) => umlauts[letter] ?? letter));
}
