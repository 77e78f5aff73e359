/** Only what every rendering keeps: letters and digits, without the marks of Markdown and the addresses of links. */
const letters = (text: string): string =>
  text
    .replace(/\]\([^)\s]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/** So much of a line tells it from others. */
const enough = 40;

/** The line of the caret, or the nearest above it that says something. */
function lineAt(source: string, caret: number): string {
  const lines = source.slice(0, caret).split('\n');
  const rest = source.slice(caret).split('\n', 1)[0] ?? '';
  lines.push((lines.pop() ?? '') + rest);
  for (const line of lines.toReversed()) {
    const said = letters(line).slice(0, enough);
    if (said !== '') return said;
  }
  return '';
}

/** Which of the shown blocks has the line the caret is in, and how far down in it (0 to 1); undefined without blocks. */
export function blockAt(
  blocks: readonly string[],
  source: string,
  caret: number,
): { index: number; share: number } | undefined {
  if (blocks.length === 0) return undefined;
  const line = lineAt(source, caret);
  const expected = (caret / Math.max(1, source.length)) * (blocks.length - 1);
  let best: { index: number; share: number } | undefined;
  for (const [index, block] of blocks.entries()) {
    const said = letters(block);
    const at = line === '' ? -1 : said.indexOf(line);
    if (at < 0) continue;
    if (best && Math.abs(best.index - expected) <= Math.abs(index - expected)) continue;
    best = { index, share: said.length === 0 ? 0 : at / said.length };
  }
  return best ?? { index: Math.round(expected), share: 0 };
}
