import { fakeClock } from '@tidings/testing';
import { expect, test } from 'vitest';
import type { Connection } from '../../../platform/realtime/connection/connection.ts';
import { Teller } from './teller.ts';

const turns = async () => {
  for (let n = 0; n < 10; n++) await new Promise((resolve) => setImmediate(resolve));
};

/** A database in which everybody sees everybody, and some are online. */
function scene() {
  const clock = fakeClock();
  const online = new Set<string>();
  const asked: string[] = [];
  const sent: unknown[] = [];
  let fails = 0;
  let blind = false;
  const query = async ({ name, values }: { name: string; values: string[][] }) => {
    if (name === 'seen-presence' && fails-- > 0) throw new Error('away');
    asked.push(name);
    if (name === 'seen-presence') return { rows: values[0]?.map((_, n) => ({ n: String(n + 1) })) };
    const known = { hidden: false, choice: null, choiceMs: null, leases: [{ status: 'online', ms: null }] };
    return { rows: values[0]?.filter((id) => online.has(id)).map((userId) => ({ userId, ...known })) };
  };
  const teller = new Teller({
    db: { pool: { query } } as never,
    live: { sendTo: (_connections, _name, _room, payload) => void sent.push((payload as { people: unknown }).people) },
    timings: { coalesce: 250, presenceBeat: 5000 },
    onError: () => undefined,
    isBlind: () => blind,
    clock,
  });
  const viewer = { userId: 'viewer' } as Connection;
  return {
    ...{ teller, clock, online, sent, viewer },
    looks: () => asked.filter((name) => name === 'presence-of').length,
    fail: (times: number) => {
      fails = times;
    },
    blind: (is: boolean) => {
      blind = is;
    },
  };
}

test('what is heard costs a look in 250 ms at most, and nothing of whom nobody watches', async () => {
  const { teller, clock, online, sent, viewer, looks } = scene();
  await teller.watch(viewer, ['bob'], () => undefined);
  const before = looks();
  teller.look(['carol']);
  await clock.advance(1000);
  await turns();
  expect(looks()).toBe(before);
  for (let n = 0; n < 10; n++) {
    if (n % 2) online.add('bob');
    else online.delete('bob');
    teller.look(['bob']);
    await clock.advance(50);
    await turns();
  }
  expect(looks() - before).toBeLessThanOrEqual(3);
  await clock.advance(250);
  await turns();
  expect(sent.at(-1)).toEqual([{ userId: 'bob', status: 'online' }]);
});

test('a look that failed is done again whole, and nothing is sent while it is not known which servers live', async () => {
  const { teller, clock, online, sent, viewer, fail, blind } = scene();
  await teller.watch(viewer, ['bob'], () => undefined);
  online.add('bob');
  fail(1);
  teller.look(['bob']);
  await clock.advance(250);
  await turns();
  expect(sent).toEqual([]);
  await clock.advance(5000);
  await turns();
  expect(sent).toEqual([[{ userId: 'bob', status: 'online' }]]);
  blind(true);
  online.clear();
  teller.lookAtAll();
  await clock.advance(2000);
  await turns();
  expect(sent.length).toBe(1);
  blind(false);
  await clock.advance(250);
  await turns();
  expect(sent.at(-1)).toEqual([{ userId: 'bob', status: 'offline' }]);
});
