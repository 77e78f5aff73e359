const cjk =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Bopomofo}\\u3000-\\u303f\\uff00-\\uffef';
const one = new RegExp(`^[${cjk}]`, 'u');

/** Whether a character is written in Chinese, Japanese or Korean, their marks and full-width forms included. */
export const isCjk = (char: string): boolean => char !== '' && one.test(char);

const punctuation = /^[\p{P}\p{S}]/u;
/** Marks of scripts with spaces: those beside which `**` opens or closes by the spaces around it. */
export const isSpacedMark = (char: string): boolean => punctuation.test(char) && !one.test(char);

export const isLetter = (char: string): boolean => /^[\p{L}\p{N}]/u.test(char);

/** The whole character that ends before a position; empty at the beginning. */
export function charBefore(text: string, at: number): string {
  const last = text.slice(Math.max(0, at - 1), at);
  return /^[\udc00-\udfff]/.test(last) && at > 1 ? text.slice(at - 2, at) : last;
}

/** The whole character at a position; empty at the end. */
export const charAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** What a bare address is made of: it ends before space, pointed brackets, quotes and text without spaces. */
export const addressRun = new RegExp(`[^\\s<>"\`“”‘’„‚«»‹›…${cjk}]+`, 'uy');
