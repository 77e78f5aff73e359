import type { StateBlock, StateInline } from 'markdown-it';
import { harmlessTags } from '../tree/elements.ts';

const tag = new RegExp(`<(/?)(${harmlessTags.join('|')})((?:\\s+[a-z-]{1,32}="[^"<>]{0,200}")*)\\s*>|<br\\s*/?>`, 'iy');

/** A harmless tag, or what will turn out to be text where its other half is missing; a comment is not shown. */
export function harmlessTag(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '<') return false;
  if (src.startsWith('<!--', pos)) {
    const end = src.indexOf('-->', pos + 4);
    if (end < 0 || end + 3 > posMax) return false;
    if (!silent) state.push('comment', '', 0);
    state.pos = end + 3;
    return true;
  }
  tag.lastIndex = pos;
  const match = tag.exec(src);
  if (!match || pos + match[0].length > posMax) return false;
  if (!silent) {
    const token = state.push(match[2] === undefined ? 'hardbreak' : 'tag', match[2]?.toLowerCase() ?? 'br', 0);
    token.content = match[0];
    token.meta = { closes: match[1] === '/' };
  }
  state.pos += match[0].length;
  return true;
}

const startOf = (state: StateBlock, line: number) => (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
const isIndented = (state: StateBlock, line: number) => (state.sCount[line] ?? 0) - state.blkIndent >= 4;

/** The first line after those that belong to what begins at `from`. */
function endOfBlock(state: StateBlock, from: number, endLine: number): number {
  let line = from + 1;
  while (line < endLine && (state.isEmpty(line) || (state.sCount[line] ?? 0) >= state.blkIndent)) line += 1;
  return line;
}

/** A comment over whole lines, empty ones among them. */
export function commentBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = startOf(state, startLine);
  if (isIndented(state, startLine) || !state.src.startsWith('<!--', start)) return false;
  const end = state.src.indexOf('-->', start + 4);
  if (end < 0) return false;
  const last = endOfBlock(state, startLine, endLine) - 1;
  let line = startLine;
  while (line < last && (state.eMarks[line] ?? 0) < end) line += 1;
  if ((state.eMarks[line] ?? 0) < end + 3 || state.src.slice(end + 3, state.eMarks[line]).trim() !== '') return false;
  if (!silent) state.line = line + 1;
  return true;
}

const opens = /^<details(\s+open(?:="(?:open)?")?)?\s*>/i;
const halves = /<(\/?)details\b[^<>]{0,80}>/gi;

/** The line in which the details that begin at `from` are closed. */
function closingLine(state: StateBlock, from: number, endLine: number): number | undefined {
  let depth = 0;
  let fence = '';
  for (let line = from; line < endOfBlock(state, from, endLine); line += 1) {
    const text = state.src.slice(startOf(state, line), state.eMarks[line]);
    const mark = /^(?:`{3,}|~{3,})/.exec(text)?.[0] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence) && text.trim() === mark) fence = '';
    if (fence !== '') continue;
    for (const [, closes] of text.matchAll(halves)) depth += closes === '/' ? -1 : 1;
    if (depth <= 0) return line;
  }
  return undefined;
}

/** `<details>` with its summary; what is inside is Markdown again. */
export function detailsBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = startOf(state, startLine);
  const match = isIndented(state, startLine) ? null : opens.exec(state.src.slice(start, start + 40));
  const last = match ? closingLine(state, startLine, endLine) : undefined;
  if (!match || last === undefined || !/<\/details>\s*$/i.test(state.src.slice(start, state.eMarks[last])))
    return false;
  if (silent) return true;
  const lines = state.getLines(startLine, last + 1, state.blkIndent, false);
  const inner = lines
    .trimStart()
    .slice(match[0].length)
    .replace(/<\/details>\s*$/i, '');
  const summary = /^\s*<summary>([\s\S]{0,2000}?)<\/summary>/i.exec(inner);
  state.push('details_open', 'details', 1).meta = { open: match[1] !== undefined };
  if (summary) {
    state.push('summary_open', 'summary', 1);
    const words = state.push('inline', '', 0);
    words.content = summary[1]?.trim() ?? '';
    words.children = [];
    state.push('summary_close', 'summary', -1);
  }
  state.md.block.parse(inner.slice(summary?.[0].length ?? 0), state.md, state.env, state.tokens);
  state.push('details_close', 'details', -1);
  state.line = last + 1;
  return true;
}
