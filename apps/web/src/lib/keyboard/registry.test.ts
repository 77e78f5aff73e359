// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { bindKeys } from './registry.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const stop of undo.splice(0)) stop();
  document.body.replaceChildren();
});

const pressed: string[] = [];
function bind(keys: string, name = keys): void {
  undo.push(bindKeys(keys, () => pressed.push(name)));
}
function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): string[] {
  pressed.length = 0;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  return [...pressed];
}

test('a sequence runs on its last key and takes that key from nobody else', () => {
  bind('g h');
  bind('h');
  expect(press('h')).toEqual(['h']);
  expect(press('g')).toEqual([]);
  expect(press('h')).toEqual(['g h']);
});

test('nothing happens while somebody types', () => {
  bind('c');
  for (const tag of ['input', 'textarea', 'select']) {
    const field = document.body.appendChild(document.createElement(tag));
    expect(press('c', field)).toEqual([]);
  }
  expect(press('c')).toEqual(['c']);
});

test('nothing happens under a menu or a dialog', () => {
  bind('c');
  const menu = document.body.appendChild(document.createElement('div'));
  menu.setAttribute('role', 'menu');
  expect(press('c')).toEqual([]);
  menu.remove();
  expect(press('c')).toEqual(['c']);
});

test('the browser keeps its own chords', () => {
  bind('c');
  expect(press('c', document.body, { ctrlKey: true })).toEqual([]);
});

test('a page takes a key from the shell and gives it back', () => {
  bind('o', 'shell');
  bind('o', 'page');
  expect(press('o')).toEqual(['page']);
  undo.pop()?.();
  expect(press('o')).toEqual(['shell']);
});
