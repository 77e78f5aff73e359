import type { StateInline } from 'markdown-it';
import { charAt, charBefore, isCjk, isLetter } from './characters.ts';

/** Letters of user names, in their full-width forms too: an input method for Chinese or Japanese writes those. */
const run = /[@＠]([a-z0-9_\-ａ-ｚＡ-Ｚ０-９＿－]{2,64})/iuy;
const name = /^[a-z0-9][a-z0-9_-]{1,29}$/;

/** A letter before the sign makes it an address, but not where no spaces stand between words. */
function beginsAt(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && text[from - 1] === '_') from -= 1;
  const before = charBefore(text, from);
  if (before === '' || (isCjk(before) && before !== '＠')) return true;
  return !(isLetter(before) || '/@＠.-'.includes(before));
}

function endsAt(text: string, at: number): boolean {
  const after = charAt(text, at);
  if (after === '' || (isCjk(after) && after !== '＠')) return true;
  if (after === '/') return !isLetter(charAt(text, at + 1));
  return !isLetter(after) && after !== '@' && after !== '＠' && after !== '_';
}

/** `@name` in running text; the same shape as the contract's username, whatever the case. */
export function mention(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if ((src[pos] !== '@' && src[pos] !== '＠') || state.linkLevel > 0 || !beginsAt(src, pos)) return false;
  run.lastIndex = pos;
  const written = run.exec(src)?.[0].slice(0, posMax - pos);
  if (written === undefined || !endsAt(src, pos + written.length)) return false;
  const emphasised = state.delimiters.some(({ marker, open }) => marker === 0x5f && open);
  const words = written.replace(emphasised ? /[-－_＿]+$/u : /[-－]+$/u, '');
  const username = words.slice(1).normalize('NFKC').toLowerCase();
  if (!name.test(username)) return false;
  if (!silent) {
    const token = state.push('mention', '', 0);
    token.content = words;
    token.meta = { name: username };
  }
  state.pos += words.length;
  return true;
}
