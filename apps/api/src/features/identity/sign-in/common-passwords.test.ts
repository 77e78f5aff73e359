import { expect, test } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';

test.each([
  '1234567890',
  'password123',
  'PASSWORD123',
  'qwertyuiop',
  'passwordpassword',
  '１２３４５６７８９０',
  'aaaaaaaaaaaa',
  'abc123abc123',
])('%s is guessed first', async (password) => {
  expect(await isCommonPassword(password)).toBe(true);
});

test.each(['a long enough password', 'tidings-demo', 'korrektes Pferd Batterie', 'пароль для форума', 'x9x9x9x9x9x8'])(
  '%s is nobody’s first guess',
  async (password) => {
    expect(await isCommonPassword(password)).toBe(false);
  },
);
