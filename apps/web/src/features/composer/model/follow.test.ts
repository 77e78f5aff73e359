import { expect, test } from 'vitest';
import { blockAt } from './follow.ts';

const source =
  '# Title\n\nSome **bold** words.\n\n- one\n- two [here](https://a.example/long)\n\nthe same\n\nthe same\n';
const blocks = ['Title', 'Some bold words.', 'one', 'two here', 'the same', 'the same'];
const at = (words: string, from = 0) => blockAt(blocks, source, source.indexOf(words, from))?.index;

test('the block that shows the line of the caret is found through marks and links', () => {
  expect([at('Title'), at('bold'), at('one'), at('two')]).toEqual([0, 1, 2, 3]);
});

test('of equal lines the one at the place of the caret; of an empty line the one above', () => {
  expect([at('the same'), at('the same', source.indexOf('the same') + 1)]).toEqual([4, 5]);
  expect(blockAt(blocks, source, source.length)?.index).toBe(5);
});

test('a long block says how far down; without blocks there is nothing to show', () => {
  const code = Array.from({ length: 10 }, (_, line) => `line number ${line} of many`).join('\n');
  expect(blockAt([code], code, code.indexOf('number 5'))?.share).toBeCloseTo(0.5, 1);
  expect(blockAt([], 'x', 1)).toBeUndefined();
});
