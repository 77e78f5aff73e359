import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { createFormatter } from '../src/index.ts';
import { pseudo } from '../src/pseudo.ts';

const english = compile({
  greeting: 'Hello {name}',
  digest: '{count, plural, one {# reply} other {# replies}} since {at, date, long}, {at, time, short}',
  who: '{role, select, admin {An admin} other {{name}, a member,}} wrote',
});
const german = compile({
  digest: '{count, plural, one {# Antwort} other {# Antworten}} seit dem {at, date, long}, {at, time, short} Uhr',
});
const at = Date.UTC(2026, 10, 20, 23, 30);

test('a German plural is said with the date of the member, in the time zone of the member', () => {
  const berlin = createFormatter('de', 'Europe/Berlin', [german]);
  expect(berlin.message('digest', { count: 1, at })).toBe('1 Antwort seit dem 21. November 2026, 00:30 Uhr');
  const newYork = createFormatter('de', 'America/New_York', [german]);
  expect(newYork.message('digest', { count: 1204, at })).toBe('1.204 Antworten seit dem 20. November 2026, 18:30 Uhr');
});

test('English is formatted as in Britain', () => {
  const london = createFormatter('en', 'Europe/London', [english]);
  expect(london.message('digest', { count: 1204, at })).toBe('1,204 replies since 20 November 2026, 23:30');
  expect(london.list(['Ana', 'Ben', 'Noor'])).toBe('Ana, Ben and Noor');
});

test('elements stand for parameters as they are', () => {
  const element = { type: 'bdi' };
  const formatter = createFormatter('en', 'UTC', [english]);
  expect(formatter.parts('who', { role: 'member', name: element })).toEqual([element, ', a member, wrote']);
});

test('a key without a message is its own text, a parameter that is missing an error', () => {
  const formatter = createFormatter('en', 'UTC', [english]);
  expect(formatter.message('nothing.here')).toBe('nothing.here');
  expect(() => formatter.message('greeting')).toThrow('name');
});

test('a message that cannot be parsed names its key', () => {
  expect(() => compile({ broken: 'Hello {name' })).toThrow('broken');
});

test('the pseudo-locale is a third longer, marked and keeps its arguments', () => {
  const formatter = createFormatter('en', 'UTC', [pseudo(english)]);
  const text = formatter.message('digest', { count: 2, at });
  expect(text).toMatch(/^2 \u202eréplíéš~+\u202c/);
  expect(text).toContain('20 November 2026');
});
