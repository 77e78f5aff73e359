import { expect, test } from 'vitest';
import { canonicalAddress, networkOf } from './address.ts';
import { AddressBudget, WIDE } from './address-budget.ts';

test.each([
  [
    '192.0.2.1',
    ['192.0.2.1:4711', '::ffff:192.0.2.1', '[::FFFF:c000:201]:80', '0:0:0:0:0:ffff:c000:0201', '64:ff9b::c000:201'],
  ],
  [
    '2001:db8::1',
    ['2001:DB8::1', '[2001:db8::1]', '[2001:0db8:0:0:0:0:0:1]:443', '2001:db8::1%eth0', ' "[2001:db8::0:1]:9" '],
  ],
  ['::1', ['0:0:0:0:0:0:0:1', '[::1]:1']],
])('attack 62: %s has one spelling', (address, spellings) => {
  expect([address, ...spellings].map(canonicalAddress)).toEqual([address, ...spellings.map(() => address)]);
});

test.each([
  '',
  'unknown',
  '_hidden',
  '127.1',
  '0x7f.0.0.1',
  '1.2.3.4.5',
  '1.2.3.256',
  '[::1',
  ':::',
  'a b',
  '<script>',
  '1.2.3.4:',
])('attack 62: %j is no address', (text) => {
  expect(canonicalAddress(text)).toBeNull();
});

test('attack 62: one /64 is one, its /48 has a wider budget, and IPv4 addresses are apart', () => {
  expect(networkOf('2001:db8:1:2::3')).toEqual({ near: '2001:db8:1:2::/64', wide: '2001:db8:1::/48' });
  expect(networkOf('2001:db8::3')).toEqual({ near: '2001:db8:0:0::/64', wide: '2001:db8:0::/48' });
  expect(networkOf('192.0.2.1')).toEqual({ near: '192.0.2.1', wide: null });
  const budget = new AddressBudget(0.001, 2);
  const taken = (of: (n: number) => string) =>
    Array.from({ length: 40 }, (_, n) => budget.take(of(n), 0)).filter((wait) => wait === 0).length;
  expect(taken((n) => `2001:db8::${n + 1}`)).toBe(2);
  expect(taken((n) => `2001:db9:0:${n + 1}::1`)).toBe(2 * WIDE);
  expect(taken((n) => `192.0.2.${n}`)).toBe(40);
});
