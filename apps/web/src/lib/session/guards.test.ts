// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { safeNext } from './guards.ts';

test('after sign-in a reader is only ever sent to a page of ours', () => {
  expect(safeNext('/t/1?at=3#r2')).toBe('/t/1?at=3#r2');
  expect(safeNext('/c/help?filter=new')).toBe('/c/help?filter=new');
  expect(safeNext('/u/%C3%A4')).toBe('/u/%C3%A4');
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', 7, null]) {
    expect(safeNext(bad)).toBeUndefined();
  }
});

test.each([
  '/%2f%2fevil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/%255cevil.example',
  '/%252f/evil.example',
  '/\t/evil.example',
  '/\n//evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/x/..//evil.example',
  '/x/%2e%2e//evil.example',
  '///evil.example',
  '/\\/evil.example',
  '/%09/evil.example',
  '//evil.example@localhost',
  'sign-in',
  ['/t/1'],
  { href: '/' },
])('attack 63: %j leads nowhere', (value) => {
  expect(safeNext(value)).toBeUndefined();
});
