import { expect, test } from 'vitest';
import { withoutSecrets } from './without-secrets.ts';

test.each([
  ['connect to postgres://tidings:hunter2@db:5432/app failed', 'connect to postgres://…@db:5432/app failed'],
  ['401 for Bearer abc.def-ghi', '401 for Bearer …'],
  ['password: hunter2, then nothing', 'password: …, then nothing'],
  ['{"token":"a b c"} was refused', '{"token":…} was refused'],
  ['mail to ana@example.org bounced', 'mail to …@… bounced'],
  [`key ${'Ab9_'.repeat(12)} is unknown`, 'key … is unknown'],
])('%s is said without what is secret', (error, said) => {
  expect(withoutSecrets(error)).toBe(said);
});

test('an id stays, other lines go, and a long one is cut between characters', () => {
  const id = '0193a5b2-7c1d-7000-8000-000000000000';
  expect(withoutSecrets(`reply ${id} is gone\n    at place.ts:12`)).toBe(`reply ${id} is gone`);
  expect(withoutSecrets('🛶 '.repeat(400))).toHaveLength(300);
  expect(withoutSecrets('')).toBe('');
});
