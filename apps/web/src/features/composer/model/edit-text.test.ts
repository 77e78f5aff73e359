import { expect, test } from 'vitest';
import { code, completeMention, insertBlock, link, mentionAt, prefix, wrap } from './edit-text.ts';

/** "a[b]c": the brackets are the selection. */
function text(marked: string) {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return { value: marked.replace('[', '').replace(']', ''), start, end };
}
const show = ({ value, start, end }: { value: string; start: number; end: number }) =>
  `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`;

test('marks go around the selection and away again', () => {
  const bold = wrap(text('a [b] c'), '**', 'text');
  expect(show(bold)).toBe('a **[b]** c');
  expect(show(wrap(bold, '**', 'text'))).toBe('a [b] c');
  expect(show(wrap(text('a []'), '_', 'text'))).toBe('a _[text]_');
});

test('every selected line gets its mark, numbers count', () => {
  expect(show(prefix(text('a\nb[b\nc]c'), '>'))).toBe('a\n[> bb\n> c]c');
  expect(prefix(text('[a\nb]'), '1.').value).toBe('1. a\n2. b');
});

test('one line of code is inline, several are a block; a link selects its address', () => {
  expect(show(code(text('[x]'), 'text'))).toBe('`[x]`');
  expect(show(code(text('[x\ny]'), 'text'))).toBe('```\n[x\ny]\n```');
  expect(show(link(text('[here]'), 'text'))).toBe('[here](' + '[https://]' + ')');
});

test('a quote stands on lines of its own, the caret after it', () => {
  expect(show(insertBlock(text('one []two'), '> q'))).toBe('one\n\n> q\n\n[]two');
  expect(show(insertBlock(text('[]'), '> q'))).toBe('> q\n\n[]');
});

test('a name after @ is offered where a word begins, not in an address', () => {
  expect(mentionAt(text('hi @Mi[]'))).toEqual({ query: 'mi', from: 3 });
  expect(mentionAt(text('@[]'))).toEqual({ query: '', from: 0 });
  expect(mentionAt(text('a@b[]'))).toBeUndefined();
  expect(mentionAt(text('@a b[]'))).toBeUndefined();
  expect(mentionAt(text('_@mi[]'))).toEqual({ query: 'mi', from: 1 });
  expect(show(completeMention(text('hi @Mi[]!'), 3, 'mireille'))).toBe('hi @mireille []!');
});

test.each([
  ['你好@mi[]', 'mi', 2],
  ['ありがとう＠ｍｉ[]', 'mi', 5],
  ['メール@[]', '', 3],
  ['확인@Mi[]', 'mi', 2],
  ['（@mi[]', 'mi', 1],
  ['。＠mi[]', 'mi', 1],
])('a name is completed where no spaces stand between words: %s', (value, query, from) => {
  expect(mentionAt(text(value))).toEqual({ query, from });
});

test.each(['ü@mi[]', 'я@mi[]', '@@mi[]', 'x/@mi[]', 'a.@mi[]', 'a-@mi[]'])('no name is completed in %s', (value) => {
  expect(mentionAt(text(value))).toBeUndefined();
});
