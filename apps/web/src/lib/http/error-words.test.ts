import { expect, test } from 'vitest';
import { errorWords } from './error-words.ts';

test('a code this app knows is said in its own words', () => {
  expect(errorWords({ code: 'TOPIC_LOCKED', message: 'from the server' })).toBe('This topic is locked.');
});

test('a code this app does not know is said in the words of the server', () => {
  expect(errorWords({ code: 'BREWING', message: 'Tea is being made.' })).toBe('Tea is being made.');
});

test('a wrong password says how many tries are left', () => {
  const details = [{ path: 'triesLeft', message: '2' }];
  const words = errorWords({ code: 'BAD_CREDENTIALS', message: 'no', details });
  expect(words).toBe('That password does not match. 2 tries left.');
});

test('a suspension says until when', () => {
  const message = 'You are suspended until 2030-03-01T12:00:00.000Z.';
  expect(errorWords({ code: 'SUSPENDED', message })).toMatch(/^Your account is suspended until 1 Mar 2030, /);
  const details = [{ path: 'reason', message: 'Be kind.' }];
  expect(errorWords({ code: 'SUSPENDED', message, details })).toMatch(
    /^Your account is suspended until 1 Mar 2030, .*\. The moderators wrote: “Be kind.”$/,
  );
  expect(errorWords({ code: 'SUSPENDED', message: 'no date' })).toBe('Your account is suspended for now.');
});
