import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { fingerprintOf, itemHash, leakHash } from './hashes.ts';

test.each([1, 32, 64, 65, 200])('with a key of %i bytes it is the HMAC that everybody knows', (length) => {
  const key = Buffer.alloc(length, 'k');
  const known = (message: string) => createHmac('sha256', key).update(message).digest('hex');
  expect(itemHash(key, 'email', 'josé@example.org')).toBe(known('email\0josé@example.org'));
  expect(fingerprintOf(key, ['a', 'b'])).toBe(known('["a","b"]'));
});

test('what leaks are looked up by is the beginning of the SHA-256', () => {
  expect(leakHash('sam@example.org').toString('hex')).toBe(
    createHash('sha256').update('sam@example.org').digest('hex').slice(0, 40),
  );
});
