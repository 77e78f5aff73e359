import type { StateInline } from 'markdown-it';
import { addressRun, charAt, charBefore, isCjk, isLetter } from './characters.ts';

const scheme = /https?$/i;

/** Where a `]` ends what stands in brackets around the address. */
function withoutOuterBracket(run: string): string {
  let open = 0;
  for (let at = 0; at < run.length; at += 1) {
    if (run[at] === '[') open += 1;
    else if (run[at] === ']' && --open < 0) return run.slice(0, at);
  }
  return run;
}

/** Marks at the end belong to the sentence, and so does a bracket that was opened outside. */
function withoutTrail(run: string): string {
  let surplus = 0;
  for (const char of run) surplus += char === ')' ? 1 : char === '(' ? -1 : 0;
  let end = run.length;
  for (; end > 0; end -= 1) {
    const last = run[end - 1] as string;
    if (last === ')' && surplus > 0) surplus -= 1;
    else if (last === ';')
      end = end - (/&[a-z0-9]{1,32};$/i.exec(run.slice(Math.max(0, end - 40), end))?.[0].length ?? 1) + 1;
    else if (!/[?!.,:*_~'"|]/.test(last)) break;
  }
  return run.slice(0, end);
}

function addressFrom(source: string, from: number, max: number): string {
  addressRun.lastIndex = from;
  const run = addressRun.exec(source)?.[0].slice(0, max - from) ?? '';
  return withoutTrail(withoutOuterBracket(run));
}

function pushLink(state: StateInline, text: string, href: string): boolean {
  const address = state.md.normalizeLink(href);
  if (!state.md.validateLink(address)) return false;
  const open = state.push('link_open', 'a', 1);
  open.attrs = [['href', address]];
  state.push('text', '', 0).content = text;
  state.push('link_close', 'a', -1);
  return true;
}

/** `https://…` in running text, found at its colon, and `www.…`. */
export function bareAddress(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  const isColon = src[pos] === ':';
  if (state.linkLevel > 0 || (isColon ? src[pos + 1] !== '/' : src[pos] !== 'w' && src[pos] !== 'W')) return false;
  const begins = src.startsWith('://', pos) ? (scheme.exec(src.slice(Math.max(0, pos - 5), pos))?.[0] ?? '') : '';
  const isWww = begins === '' && /^www\.$/i.test(src.slice(pos, pos + 4));
  if (begins === '' && !isWww) return false;
  const from = pos - begins.length;
  if (/[a-z0-9]/i.test(charBefore(src, from)) || (!silent && !state.pending.endsWith(begins))) return false;
  const hostAt = pos + (isWww ? 4 : 3);
  const first = charAt(src, hostAt);
  // Before the address is looked for: nothing after a scheme alone is read twice.
  if (!(isLetter(first) || first === '[') || isCjk(first)) return false;
  const address = addressFrom(src, from, posMax);
  if (address.length <= hostAt - from || (isWww && !address.includes('.', 4))) return false;
  if (!silent) {
    const { pending } = state;
    state.pending = pending.slice(0, pending.length - begins.length);
    if (!pushLink(state, address, isWww ? `http://${address}` : address)) {
      state.pending = pending;
      return false;
    }
  }
  state.pos = from + address.length;
  return true;
}
