import { fakeClock } from '@tidings/testing';
import { expect, test } from 'vitest';
import { Gate, NotTried } from './gate.ts';

const limits = { concurrency: 2, waiting: 3, waitMs: 1000, failures: 3, restMs: 30_000 };
const isFailure = (answer: string) => answer === 'bad';

/** Work that ends when it is let. */
function held() {
  const ends: ((answer: string) => void)[] = [];
  return {
    work: () => new Promise<string>((resolve) => ends.push(resolve)),
    end: (answer = 'good') => ends.shift()?.(answer),
    ends,
  };
}
const outcome = (running: Promise<string>) =>
  running.catch((error: unknown) => (error instanceof NotTried ? 'not tried' : 'threw'));
const turns = () => new Promise((resolve) => setImmediate(resolve));

test('a slow place has a bound of its own, and takes nothing from another', async () => {
  const gate = new Gate(limits, fakeClock());
  const slow = held();
  const all = Array.from({ length: 6 }, () => outcome(gate.run('slow', slow.work, isFailure)));
  expect(await all[5]).toBe('not tried');
  expect(slow.ends).toHaveLength(2);
  expect(await gate.run('other', async () => 'good', isFailure)).toBe('good');
  for (let n = 0; n < 5; n += 1) {
    slow.end();
    await turns();
  }
  expect(await Promise.all(all)).toEqual(['good', 'good', 'good', 'good', 'good', 'not tried']);
  expect(gate.size).toBe(0);
});

test('what waited for too long is not begun', async () => {
  const clock = fakeClock();
  const gate = new Gate(limits, clock);
  const slow = held();
  const all = Array.from({ length: 3 }, () => outcome(gate.run('slow', slow.work, isFailure)));
  await turns();
  clock.advance(1001);
  slow.end();
  slow.end();
  expect(await Promise.all(all)).toEqual(['good', 'good', 'not tried']);
});

test('a place that fails in a row rests, then one alone tries; what works again is used by all', async () => {
  const clock = fakeClock();
  const gate = new Gate(limits, clock);
  for (const work of [async () => 'bad', async () => Promise.reject(new Error('no answer')), async () => 'bad'])
    await outcome(gate.run('down', work, isFailure));
  let tried = 0;
  const once = async () => {
    tried += 1;
    return 'good';
  };
  expect(await outcome(gate.run('down', once, isFailure))).toBe('not tried');
  expect(tried).toBe(0);
  clock.advance(30_001);
  const probe = held();
  const [first, second] = [
    outcome(gate.run('down', probe.work, isFailure)),
    outcome(gate.run('down', probe.work, isFailure)),
  ];
  await turns();
  expect(probe.ends).toHaveLength(1);
  probe.end('bad');
  expect(await Promise.all([first, second])).toEqual(['bad', 'not tried']);
  clock.advance(30_001);
  expect(await gate.run('down', once, isFailure)).toBe('good');
  expect(gate.size).toBe(0);
});

test('a success between failures begins the count anew, and ten thousand places that fail are not all remembered', async () => {
  const gate = new Gate(limits, fakeClock());
  for (const answer of ['bad', 'bad', 'good', 'bad', 'bad', 'good'])
    expect(await gate.run('shaky', async () => answer, isFailure)).toBe(answer);
  for (let n = 0; n < 10_050; n += 1) await gate.run(`place-${n}`, async () => 'bad', isFailure);
  expect(gate.size).toBeLessThanOrEqual(10_001);
});
