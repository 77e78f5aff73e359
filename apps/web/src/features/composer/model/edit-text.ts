/** A text with its selection, as a textarea has it. */
export type Text = { value: string; start: number; end: number };

const selected = ({ value, start, end }: Text) => value.slice(start, end);
const replace = ({ value, start, end }: Text, insert: string, from: number, to: number): Text => ({
  value: value.slice(0, start) + insert + value.slice(end),
  start: start + from,
  end: start + to,
});

/** Puts marks around the selection, or takes them away when it has them. */
export function wrap(text: Text, mark: string, placeholder: string): Text {
  const { value, start, end } = text;
  const size = mark.length;
  if (value.slice(start - size, start) === mark && value.slice(end, end + size) === mark) {
    return replace({ value, start: start - size, end: end + size }, selected(text), 0, end - start);
  }
  const inner = selected(text) || placeholder;
  return replace(text, mark + inner + mark, size, size + inner.length);
}

/** Begins every selected line with a mark; `1.` counts. */
export function prefix(text: Text, mark: string): Text {
  const from = text.value.lastIndexOf('\n', text.start - 1) + 1;
  const lines = text.value.slice(from, text.end).split('\n');
  const marked = lines.map((line, index) => `${mark === '1.' ? `${index + 1}.` : mark} ${line}`).join('\n');
  return replace({ ...text, start: from }, marked, 0, marked.length);
}

/** Inline code, or a fenced block when several lines are selected. */
export function code(text: Text, placeholder: string): Text {
  const inner = selected(text);
  if (!inner.includes('\n')) return wrap(text, '`', placeholder);
  return replace(text, `\`\`\`\n${inner}\n\`\`\``, 4, 4 + inner.length);
}

export function link(text: Text, placeholder: string): Text {
  const inner = selected(text) || placeholder;
  const url = 'https://';
  const at = inner.length + 3;
  return replace(text, `[${inner}](${url})`, at, at + url.length);
}

/** Puts a text on lines of its own at the caret, with a line free after it. */
export function insertBlock(text: Text, block: string): Text {
  const before = text.value.slice(0, text.start).replace(/\s+$/, '');
  const after = text.value.slice(text.end).replace(/^\s+/, '');
  const value = `${before === '' ? '' : `${before}\n\n`}${block}\n\n`;
  return { value: value + after, start: value.length, end: value.length };
}

/** What a name may follow: no letter, and no mark that makes the sign part of an address; but any Chinese, Japanese or Korean character, whose words have no spaces between them. */
const before = String.raw`(?:^|_|[^\p{L}\p{N}/@＠.-]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー])`;
const typed = new RegExp(`${before}[@＠]([a-z0-9_\\-ａ-ｚＡ-Ｚ０-９＿－]{0,29})$`, 'iu');

/**
 * The name being typed after an `@` just before the caret, and where it begins; undefined when none is. It is one where
 * the post would make it a mention.
 */
export function mentionAt({ value, start, end }: Text): { query: string; from: number } | undefined {
  if (start !== end) return undefined;
  const written = typed.exec(value.slice(0, start))?.[1];
  if (written === undefined) return undefined;
  return { query: written.normalize('NFKC').toLowerCase(), from: start - written.length - 1 };
}

export function completeMention(text: Text, from: number, username: string): Text {
  return replace({ ...text, start: from }, `@${username} `, username.length + 2, username.length + 2);
}
