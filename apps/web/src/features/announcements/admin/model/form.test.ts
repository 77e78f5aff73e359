import { createAnnouncementInputSchema } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { bodyOf, emptyForm, type Form, formOf, fromWall, toWall, wrongIn } from './form.ts';

const at = { now: Date.parse('2026-11-28T10:00:00Z'), zone: 'Europe/Berlin' };
const filled: Form = { ...emptyForm, title: 'Maintenance on Sunday' };

test('times are those of the wall of who writes, also on the night in which clocks change', () => {
  expect(new Date(fromWall('2026-11-28T18:00', at.zone) ?? 0).toISOString()).toBe('2026-11-28T17:00:00.000Z');
  expect(new Date(fromWall('2027-03-28T08:00', at.zone) ?? 0).toISOString()).toBe('2027-03-28T06:00:00.000Z');
  expect(toWall('2026-11-28T17:00:00.000Z', at.zone)).toBe('2026-11-28T18:00');
  expect([toWall(null, at.zone), fromWall('', at.zone), fromWall('soon', at.zone)]).toEqual(['', undefined, undefined]);
});

test('what stands in the way is named where it stands', () => {
  expect(wrongIn(filled, at)).toEqual({});
  expect(wrongIn({ ...filled, timed: true, goesOut: '2026-11-28T18:00', until: '2026-11-29T06:00' }, at)).toEqual({});
  const wrong = { ...filled, title: ' ', url: 'javascript:alert(1)', banner: false, inbox: false };
  expect(wrongIn(wrong, at)).toEqual({ title: 'needed', url: 'url', words: 'needed', channels: 'needed' });
  expect(wrongIn({ ...filled, title: '🎉'.repeat(80) }, at)).toEqual({});
  expect(wrongIn({ ...filled, title: 'x'.repeat(81) }, at)).toEqual({ title: 'long' });
  expect(wrongIn({ ...filled, timed: true }, at)).toEqual({ goesOut: 'needed' });
  expect(wrongIn({ ...filled, timed: true, goesOut: '2026-11-28T10:30' }, at)).toEqual({ goesOut: 'past' });
  expect(wrongIn({ ...filled, until: '2026-11-28T10:30' }, at)).toEqual({ until: 'past' });
  const early = { ...filled, timed: true, goesOut: '2026-11-28T18:00', until: '2026-11-28T17:00' };
  expect(wrongIn(early, at)).toEqual({ until: 'beforeStart' });
});

test('a draft keeps what is fit and leaves out what is not, so that the server takes it at any moment', () => {
  const half = { ...filled, url: '/topics', timed: true, goesOut: '2020-01-01T00:00', until: '2026-11-28T18:00' };
  const body = bodyOf(half, at);
  expect(body).toMatchObject({ link: null, publishAt: null, endsAt: '2026-11-28T17:00:00.000Z' });
  for (const form of [half, { ...half, words: 'See', banner: false, inbox: false }])
    expect(createAnnouncementInputSchema.safeParse(bodyOf(form, at)).success).toBe(true);
});

test('what was saved is found again in the fields', () => {
  const id = '018f2b6a-7c3d-7e4f-8a5b-6c7d8e9f0a1b';
  const form: Form = {
    ...filled,
    ...{ importance: 'broken', body: 'Soon.', url: '/topics', words: 'See', group: { id, name: 'Night watch' } },
    ...{ timed: true, goesOut: '2026-11-28T18:00', until: '2026-11-29T06:30', inbox: false },
  };
  const made = { ...bodyOf(form, at), audienceName: 'Night watch' };
  expect(formOf(made as never, at.zone)).toEqual(form);
});
