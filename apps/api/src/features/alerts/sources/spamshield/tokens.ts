/** Characters of a message that are looked at; and tokens that count. What comes after says no more. */
export const TEXT_MAX = 20_000;
const TOKENS_MAX = 2000;
const LETTERS_MAX = 24;

/** Letters that stand for others in words that want to get through: v1agra, c@sh. */
const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
const tag = /<[^<>]{0,500}>/gu;
const address = /\b(?:https?:\/\/|www\.)\S{1,300}/giu;
const money = /(?:[$€£]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?(?:usd|eur|dollars?|euros?))/giu;

/** A word without its disguise; what is a number stays one. */
function unmask(word: string): string {
  if (!/\p{L}/u.test(word) || !/[013457@$!]/u.test(word)) return word;
  return word.replace(/[013457@$!]/gu, (letter) => disguises[letter] ?? letter);
}

/**
 * What a message says, each thing once: its words in lower case and without disguise, and what else there is to see of it, as `#url`. Takes time in
 * proportion to the length, which is bounded.
 */
export function tokensOf(message: string): Set<string> {
  const text = message.slice(0, TEXT_MAX).normalize('NFKC').replace(invisible, '');
  const tokens = new Set<string>();
  if (/<(?:html|body|font|table|a\s)/iu.test(text)) tokens.add('#html');
  let bare = text.replace(tag, ' ');
  if (address.test(bare)) tokens.add('#url');
  address.lastIndex = 0;
  bare = bare.replace(address, ' ');
  if (money.test(bare)) tokens.add('#money');
  money.lastIndex = 0;
  if (/!{2,}/u.test(bare)) tokens.add('#exclaimed');
  const letters = bare.match(/\p{L}/gu)?.length ?? 0;
  const capitals = bare.match(/\p{Lu}/gu)?.length ?? 0;
  if (letters > 20 && capitals / letters > 0.4) tokens.add('#shouted');
  for (const [found] of bare.toLowerCase().matchAll(/[\p{L}\p{N}@$!][\p{L}\p{N}@$!'-]*/gu)) {
    const word = unmask(found.replace(/^['!-]+|['!-]+$/gu, ''));
    if (word.length < 2 || word.length > LETTERS_MAX || /^\d+$/u.test(word)) continue;
    tokens.add(word);
    if (tokens.size >= TOKENS_MAX) break;
  }
  return tokens;
}
