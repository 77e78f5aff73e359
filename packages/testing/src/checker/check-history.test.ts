import { expect, test } from 'vitest';
import { seededRandom } from '../time/seeded-random.ts';
import { assertHistory, checkHistory } from './check-history.ts';
import type { ClientEntry, CommittedEvent, History, ProducerEntry } from './history.ts';

const room = 'topic:1';
const epoch = 'e1';
const event = (offset: number, at = offset * 10): CommittedEvent => ({
  ...{ room, epoch, offset, at, id: `id-${offset}`, name: 'reply:created', correlationId: `c-${offset}` },
});
const apply = (offset: number, change: Partial<Extract<ClientEntry, { type: 'apply' }>> = {}): ClientEntry => {
  const { at, ...rest } = event(offset);
  return { ...rest, type: 'apply', client: 'alice', replayed: false, at: at + 1, ...change };
};
const snapshot = (offset: number): ClientEntry => ({ type: 'snapshot', client: 'alice', room, epoch, offset, at: 0 });
const reset = (reason = 'epoch'): ClientEntry => ({ type: 'reset', client: 'alice', room, reason, at: 0 });
const ok = (n: number): ProducerEntry => ({ producer: 'bob', type: 'ok', correlationId: `c-${n}`, at: n });

const committed = [1, 2, 3, 4, 5].map((offset) => event(offset));
const good = [snapshot(0), apply(1), apply(2), apply(3, { replayed: true }), apply(4), apply(5)];
const history = (clients: ClientEntry[], more: Partial<History> = {}): History => ({
  ...{ committed, producers: [1, 2, 3, 4, 5].map(ok), clients, ...more },
});
const broken = (given: History) => [...new Set(checkHistory(given).violations.map(({ invariant }) => invariant))];

test('a whole history passes, and what was replayed is reported', () => {
  expect(assertHistory(history(good))).toMatchObject({ live: 4, replayed: 1, snapshots: 1, resets: 0, promised: 5 });
});

test('I1: a lost event, a lost tail, a room that was never answered', () => {
  expect(broken(history([snapshot(0), apply(1), apply(2), apply(4), apply(5)]))).toContain('I1');
  expect(broken(history(good.slice(0, -1)))).toEqual(['I1']);
  expect(broken(history([{ type: 'subscribe', client: 'alice', room, at: 0 }]))).toEqual(['I1']);
});

test('I1 holds for what a snapshot covers', () => {
  expect(broken(history([snapshot(3), apply(4), apply(5)]))).toEqual([]);
});

test('I1: a client that stays in an old epoch', () => {
  const old = { ...snapshot(5), epoch: 'e0' } as ClientEntry;
  expect(broken(history([old]))).toEqual(['I1']);
  expect(broken(history([old, reset(), snapshot(5)]))).toEqual(['resets']);
});

test('I2: a gap, a repetition, the wrong order, nothing to stand on, another epoch', () => {
  expect(broken(history([snapshot(0), apply(1), apply(3), apply(2), apply(4), apply(5)]))).toContain('I2');
  expect(broken(history([...good, apply(5)]))).toEqual(['I2']);
  expect(broken(history([snapshot(0), apply(1), apply(2, { id: 'id-1' }), apply(3), apply(4), apply(5)]))).toContain(
    'I2',
  );
  expect(broken(history(good.slice(1)))).toContain('I2');
  expect(broken(history(good.with(2, apply(2, { epoch: 'e0' }))))).toContain('I2');
});

test('I3: an event that was never committed, another one than the committed, a snapshot above the head', () => {
  expect(broken(history([...good, apply(6)]))).toEqual(['I3']);
  expect(broken(history(good.with(3, apply(3, { correlationId: 'c-9' }))))).toEqual(['I3']);
  expect(broken(history(good.with(3, apply(3, { name: 'reply:deleted' }))))).toEqual(['I3']);
  expect(broken(history([snapshot(9)]))).toEqual(['I3']);
});

test('I4: anything committed after the permission ended, and anything a second later', () => {
  const left: ClientEntry = { type: 'leave', client: 'alice', room, at: 30 };
  const end = (at: number) => ({ rightEnds: [{ client: 'alice', room, at }] });
  expect(broken(history([snapshot(0), apply(1), apply(2), left], end(25)))).toEqual([]);
  expect(broken(history([snapshot(0), apply(1), apply(2), apply(3), left], end(25)))).toEqual(['I4']);
  expect(broken(history([snapshot(0), apply(1), apply(2, { at: 1100 }), left], end(25)))).toEqual(['I4']);
});

test('I5: a state that differs from a fresh snapshot', () => {
  const finals = (shown: unknown) => ({ finals: [{ client: 'alice', room, shown, fresh: { replies: [1, 2] } }] });
  expect(broken(history(good, finals({ replies: [1, 2] })))).toEqual([]);
  expect(broken(history(good, finals({ replies: [2, 1] })))).toEqual(['I5']);
});

test('I6: a promise whose event is absent; what was never promised may be absent', () => {
  expect(broken(history(good, { producers: [ok(9)] }))).toEqual(['I6']);
  expect(broken(history(good, { producers: [{ ...ok(9), type: 'info' }] }))).toEqual([]);
});

test('a client that always resets fails, though it shows the truth', () => {
  const always = [snapshot(0), ...[1, 2, 3, 4, 5].flatMap((offset) => [reset(), snapshot(offset)])];
  expect(broken(history(always))).toEqual(['resets']);
  expect(() => assertHistory(history(always), { resets: 4 })).toThrow('5 resets, 4 allowed');
  expect(checkHistory(history(always), { resets: 5 }).violations).toEqual([]);
  expect(checkHistory(history([...good, reset()]), { resets: 1 }).violations).toMatchObject([{ invariant: 'I1' }]);
});

test('no damage to a history of several rooms and clients goes unnoticed', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = seededRandom(seed);
    const clients = ['a', 'b', 'c'].flatMap((client) => good.map((entry) => ({ ...entry, client })));
    const at = random.pick(clients.map((_, index) => index).filter((index) => clients[index]?.type === 'apply'));
    const entry = clients[at] as Extract<ClientEntry, { type: 'apply' }>;
    const damage = random.pick([
      () => clients.splice(at, 1),
      () => clients.splice(at, 0, entry),
      () => clients.splice(at, 1, { ...entry, offset: entry.offset + random.pick([-1, 1, 7]) }),
      () => clients.splice(at, 1, { ...entry, id: 'id-x' }),
      () => clients.splice(at, 1, { ...entry, epoch: 'e2' }),
      () => clients.splice(at, 1, { ...reset(), client: entry.client }),
    ]);
    damage();
    expect(checkHistory(history(clients)).violations, `seed ${seed}`).not.toEqual([]);
  }
});
