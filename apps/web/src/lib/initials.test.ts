import { expect, test } from 'vitest';
import { initials, tintOf } from './initials.ts';

test('two initials where a script has capitals, else one', () => {
  expect(initials('Łukasz Wójcik', false)).toBe('ŁW');
  expect(initials('Θεοδώρα Παππά', false)).toBe('ΘΠ');
  expect(initials('山田 花子', false)).toBe('山');
  expect(initials('أمينة الحسيني', false)).toBe('أ');
  expect(initials('shipfast_outlet99', false)).toBe('S');
  expect(initials('Sam Whitlock', true)).toBe('S');
  expect(initials('👩‍🚀 Ana', false)).toBe('👩‍🚀');
  expect(initials('  ', false)).toBe('?');
});

test('a name keeps its tint', () => {
  expect(tintOf('mireille')).toBe(tintOf('mireille'));
  expect(tintOf('山田')).toBeLessThan(6);
});
