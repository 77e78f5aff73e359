import type { Env, StateBlock, StateInline } from 'markdown-it';

type Footnotes = Env & { footnotes?: Set<string> };
const definition = /^\[\^([^\]\s]{1,60})\]:[ \t]*/;
const reference = /\[\^([^\]\s]{1,60})\]/y;

/** `[^name]: what it says`, with what is indented below it. */
export function footnoteBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const match = definition.exec(state.src.slice(start, Math.min(start + 120, state.eMarks[startLine] ?? 0)));
  if (!match?.[1]) return false;
  if (silent) return true;
  const env = state.env as Footnotes;
  const label = match[1].toLowerCase();
  env.footnotes ??= new Set();
  env.footnotes.add(label);
  const { blkIndent, parentType } = state;
  const kept = [state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine]] as [number, number, number];
  state.push('footnote_open', '', 1).meta = { label };
  state.blkIndent += 4;
  state.parentType = 'footnote';
  state.bMarks[startLine] = start + match[0].length;
  state.tShift[startLine] = 0;
  state.sCount[startLine] = state.blkIndent;
  if (start + match[0].length < (state.eMarks[startLine] ?? 0)) state.md.block.tokenize(state, startLine, endLine);
  else if (startLine + 1 < endLine) state.md.block.tokenize(state, startLine + 1, endLine);
  state.blkIndent = blkIndent;
  state.parentType = parentType;
  [state.bMarks[startLine], state.tShift[startLine], state.sCount[startLine]] = kept;
  state.push('footnote_close', '', -1);
  state.line = Math.max(state.line, startLine + 1);
  return true;
}

/** `[^name]` of a footnote that is written somewhere in the text. */
export function footnoteReference(state: StateInline, silent: boolean): boolean {
  reference.lastIndex = state.pos;
  const match = reference.exec(state.src);
  const label = match?.[1]?.toLowerCase();
  const known = (state.env as Footnotes).footnotes;
  if (!match || label === undefined || !known?.has(label)) return false;
  if (!silent) state.push('footnote_ref', '', 0).meta = { label };
  state.pos += match[0].length;
  return true;
}
