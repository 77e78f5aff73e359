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

test('where other letters are written the place of the key counts, sequences included', () => {
  bind('j');
  bind('g h');
  // Cyrillic, Greek, Hebrew, and the mark that Hebrew has where q lies.
  for (const key of ['о', 'ξ', 'ח']) expect(press(key, document.body, { code: 'KeyJ' })).toEqual(['j']);
  press('п', document.body, { code: 'KeyG' });
  expect(press('р', document.body, { code: 'KeyH' })).toEqual(['g h']);
  bind('q');
  expect(press('/', document.body, { code: 'KeyQ' })).toEqual(['q']);
});

test('where Latin letters are written the letter counts, wherever it lies', () => {
  bind('j');
  bind('h');
  // Dvorak has j where others have c, and h where they have j.
  expect(press('j', document.body, { code: 'KeyC' })).toEqual(['j']);
  expect(press('h', document.body, { code: 'KeyJ' })).toEqual(['h']);
  expect(press('é', document.body, { code: 'KeyJ' })).toEqual([]);
});

test('marks are what is typed, and else what lies there for those who write other letters', () => {
  bind('/');
  bind('?');
  expect(press('/', document.body, { code: 'Digit7', shiftKey: true })).toEqual(['/']);
  expect(press('.', document.body, { code: 'Slash' })).toEqual([]);
  press('й', document.body, { code: 'KeyQ' });
  expect(press('.', document.body, { code: 'Slash' })).toEqual(['/']);
  expect(press('?', document.body, { code: 'Digit7' })).toEqual(['?']);
  press('q', document.body, { code: 'KeyQ' });
  expect(press('-', document.body, { code: 'Slash' })).toEqual([]);
});

test('chords follow the same rule; a key that writes with AltGr is no chord', () => {
  bind('mod+b');
  bind('mod+e');
  expect(press('и', document.body, { code: 'KeyB', ctrlKey: true })).toEqual(['mod+b']);
  const writes = { code: 'KeyE', ctrlKey: true, altKey: true, modifierAltGraph: true };
  expect(press('€', document.body, writes)).toEqual([]);
});

test('what an input method takes is no shortcut, in whatever order the browser tells', () => {
  bind('enter');
  expect(press('Enter', document.body, { isComposing: true })).toEqual([]);
  expect(press('Enter', document.body, { keyCode: 229 })).toEqual([]);
  expect(press('Enter', document.body, { keyCode: 13 })).toEqual(['enter']);
});

test('a key that is held moves on, and does everything else once', () => {
  bind('j');
  bind('e');
  const held = { repeat: true };
  expect(press('e')).toEqual(['e']);
  expect(press('e', document.body, held)).toEqual([]);
  expect(press('j', document.body, held)).toEqual(['j']);
});
