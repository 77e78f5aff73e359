import { createGroupInputSchema } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { addressFrom } from './address.ts';

test('an address is made of the Latin letters and digits of a name, without accents', () => {
  expect(addressFrom('Night watch')).toBe('night-watch');
  expect(addressFrom('  Łódź & Ærø – Straße 7 ')).toBe('lodz-aero-strasse-7');
  expect(addressFrom('Noor’s crew')).toBe('noors-crew');
  expect(addressFrom('ＦＵＬＬ width')).toBe('full-width');
  expect(addressFrom('')).toBe('');
  expect(addressFrom('   ')).toBe('');
});

test('a name without Latin letters gets an address of its own, always the same one', () => {
  expect(addressFrom('山田会')).toMatch(/^group-[a-z0-9]{4}$/);
  expect(addressFrom('山田会')).toBe(addressFrom(' 山田会 '));
  expect(addressFrom('山田会')).not.toBe(addressFrom('夜警'));
});

test('every address that is made is one that the contract takes', () => {
  for (const name of [`${'a'.repeat(59)} b`, '-'.repeat(80), 'x', '😀', '-- a --', '\u202eabc', 'I'.repeat(61)]) {
    const slug = addressFrom(name);
    if (slug !== '') expect(createGroupInputSchema.shape.slug.safeParse(slug).success, name).toBe(true);
  }
});
