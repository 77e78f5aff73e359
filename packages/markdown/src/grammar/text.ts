import type { StateInline } from 'markdown-it';

// What an inline rule may begin with. markdown-it's own rule knows neither the full-width sign nor `www.`.
const stop = /[\n!#$%&*+\-:<=>@＠[\\\]^_`{}~]|(?<![\p{L}\p{N}_/@.-])www\./giu;

/** Running text up to the next character that may mean something. */
export function plainText(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  stop.lastIndex = pos;
  const end = Math.min(posMax, stop.exec(src)?.index ?? posMax);
  if (end === pos) return false;
  if (!silent) state.pending += src.slice(pos, end);
  state.pos = end;
  return true;
}
