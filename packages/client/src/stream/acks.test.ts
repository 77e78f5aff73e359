import { fakeClock } from '@tidings/testing';
import { expect, test } from 'vitest';
import { defaultTiming } from '../shared/config.ts';
import { Acks } from './acks.ts';

const setUp = (random = 0.5) => {
  const clock = fakeClock();
  const sent: unknown[] = [];
  const send = (namespace: string, acks: unknown) => sent.push([namespace, acks]);
  return { clock, sent, acks: new Acks({ clock, random: () => random, timing: defaultTiming, send }) };
};

test.each([
  [0, 500],
  [0.999, 1_999],
])('what took effect is acknowledged after half a second to two, in one packet', (random, ms) => {
  const { clock, sent, acks } = setUp(random);
  acks.note('/forum', 'a', 3);
  acks.note('/forum', 'b', 7);
  acks.note('/forum', 'a', 4);
  clock.advance(ms - 1);
  expect(sent).toEqual([]);
  clock.advance(1);
  expect(sent).toEqual([
    [
      '/forum',
      [
        ['a', 4],
        ['b', 7],
      ],
    ],
  ]);
});

test('twenty events are acknowledged at once', () => {
  const { sent, acks } = setUp();
  for (let n = 1; n <= 20; n += 1) acks.note('/forum', 'a', n);
  expect(sent).toEqual([['/forum', [['a', 20]]]]);
});

test('a page that is being hidden does not wait', () => {
  const { clock, sent, acks } = setUp();
  acks.note('/forum', 'a', 1);
  acks.note('/admin', 'b', 2);
  acks.flush();
  expect(sent).toEqual([
    ['/forum', [['a', 1]]],
    ['/admin', [['b', 2]]],
  ]);
  clock.advance(5_000);
  expect(sent.length).toBe(2);
});

test('an older position never takes a newer one back', () => {
  const { sent, acks } = setUp();
  acks.note('/forum', 'a', 9);
  acks.note('/forum', 'a', 4);
  acks.flush();
  expect(sent).toEqual([['/forum', [['a', 9]]]]);
});

test('without a connection nothing is kept for later', () => {
  const { clock, sent, acks } = setUp();
  acks.note('/forum', 'a', 9);
  acks.clear();
  clock.advance(5_000);
  expect(sent).toEqual([]);
  expect(clock.pending).toBe(0);
});
