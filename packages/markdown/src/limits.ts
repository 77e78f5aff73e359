/**
 * What a text may hold and still be rendered as Markdown. Each bounds something whose cost grows faster than the text:
 * a post within them is parsed and shown in a few milliseconds. Beyond them its source is shown as it is.
 */
export const limits = {
  /** More than a body may have; an excerpt or a draft can be longer than that. */
  characters: 40_000,
  /** Quotes, lists and details in one another. */
  nesting: 20,
  /** Brackets in one another, of links and of images. */
  brackets: 60,
  /** Cells of all tables, those included that a short row is filled up with. */
  cells: 2500,
  /** Lines outside of code: each becomes an element at least. */
  lines: 2500,
  /** Runs of marks (`*`, `_`, `~`, backticks, brackets, `<`, `&`, `\`), addresses and mentions outside of code. */
  marks: 3500,
  /** Blocks of code. */
  fences: 300,
  /** Details, whether in one another or not. */
  details: 100,
  /** Definitions of links and footnotes. */
  definitions: 200,
  /** Characters that references may repeat: their number times the longest definition. */
  repeated: 400_000,
} as const;

type Counts = { [what in 'nesting' | 'cells' | 'lines' | 'marks' | 'definitions' | 'details' | 'fences']: number };

const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,60}\]:)/y;
const mark = /[*_~`]+|[[\]<&\\@＠]|:\/\/|www\./gi;
/** Accents and joiners on one letter: a browser lays out what is one character for it all at once, and slowly. */
const pile = /[\p{M}\u200d]{64}|(?:\u200d\p{Emoji}\ufe0f?){64}/u;
const delimiterRow = /^[\s>]*[|:-][\s|:-]*$/;

/** How wide a line's beginning is at most, and which containers begin in it; quote marks count as two columns. */
class Containers {
  #items: number[] = [];

  depthOf(line: string): number {
    let column = 0;
    let quotes = 0;
    let isFresh = true;
    let at = 0;
    for (;;) {
      marker.lastIndex = at;
      const found = marker.exec(line)?.[0];
      const text = found ?? /[ \t]*/y.exec(line.slice(at))?.[0] ?? '';
      const indent = text.replaceAll('\t', '    ').length - text.trim().length;
      column += indent;
      if (isFresh && (found === undefined || !text.endsWith('>'))) {
        if (found === undefined && at + text.length >= line.length) return 0;
        while ((this.#items.at(-1) ?? 0) > column) this.#items.pop();
        isFresh = false;
      }
      if (found === undefined) return quotes + this.#items.length;
      if (text.endsWith('>')) {
        quotes += 1;
        column += 2 - (/[ \t]/.test(line[at + found.length] ?? '') ? 1 : 0);
      } else {
        column += 2;
        this.#items.push(column);
      }
      if (quotes + this.#items.length > limits.nesting) return quotes + this.#items.length;
      at += found.length;
    }
  }
}

/**
 * Whether a text is within the limits: one pass over its lines, before anything parses it. Code in fences costs nothing,
 * so it does not count, as long as it is certain that the parser sees the same fence.
 */
export function isWithinLimits(source: string): boolean {
  if (source.length > limits.characters || pile.test(source)) return false;
  const containers = new Containers();
  const sum: Counts = { nesting: 0, cells: 0, lines: 0, marks: 0, definitions: 0, details: 0, fences: 0 };
  let fence = '';
  let isCertain = true;
  let columns = 0;
  let open = 0;
  let opened = 0;
  let longest = 0;
  let details = 0;
  for (const line of source.split(/\r\n|\r|\n/)) {
    if (fence !== '') {
      const end = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      if (end?.startsWith(fence)) fence = '';
      continue;
    }
    if (line.trim() === '') {
      columns = 0;
      open = 0;
      continue;
    }
    if (/`{3}|~{3}/.test(line)) {
      const start = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
      if (start !== undefined && isCertain) {
        fence = start;
        columns = 0;
        open = 0;
        sum.fences += 1;
        if (sum.fences > limits.fences) return false;
        continue;
      }
      sum.fences += 1;
      // A fence behind an indent or a marker may end where this pass does not see it.
      if (start === undefined) isCertain = false;
    }
    sum.lines += 1;
    sum.nesting = Math.max(sum.nesting, containers.depthOf(line) + details);
    if (line.includes('-') && delimiterRow.test(line)) {
      columns = Math.max(columns, line.replace(/^[\s>]*\|?|\|?\s*$/g, '').split('|').length);
      if (columns > 1) sum.cells += columns;
    }
    if (columns > 1) sum.cells += columns;
    for (const [run] of line.matchAll(mark)) {
      sum.marks += 1;
      if (sum.marks > limits.marks || open > limits.brackets) return false;
      if (run === '[') {
        open += 1;
        opened += 1;
      } else if (run === ']') open = Math.max(0, open - 1);
    }
    if (line.includes('<')) {
      if (/<(?:!--|details)/i.test(line)) isCertain = false;
      const opens = line.split(/<details\b/i).length - 1;
      sum.details += opens;
      details = Math.max(0, details + opens - (line.split(/<\/details>/i).length - 1));
    }
    if (line.includes(']:')) {
      sum.definitions += 1;
      longest = Math.max(longest, line.length);
    }
    if (
      sum.nesting > limits.nesting ||
      sum.cells > limits.cells ||
      sum.lines > limits.lines ||
      sum.fences > limits.fences ||
      sum.definitions > limits.definitions ||
      sum.details > limits.details
    ) {
      return false;
    }
  }
  return opened * longest <= limits.repeated;
}
