// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { safeNext } from './guards.ts';

test('after sign-in a reader is only ever sent to a page of ours', () => {
  expect(safeNext('/t/1?at=3#r2')).toBe('/t/1?at=3#r2');
  for (const bad of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', 7, null]) {
    expect(safeNext(bad)).toBeUndefined();
  }
});
