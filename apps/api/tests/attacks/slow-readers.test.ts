import { until } from '@tidings/testing';
import { bearer, connect, rawSocketIo, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLimits } from '../../src/platform/realtime/connection/write-guard.ts';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ enginePing: 500, enginePingTimeout: 500 }) });
  [alice, bob] = await forum.people('alice', 'bob');
  category = await forum.category();
});
afterAll(() => forum.close());

const engines = (): Any[] => Object.values((forum.app.realtime.gateway.io.engine as Any).clients);
const waiting = (engine: Any) =>
  (engine.transport.socket?.bufferedAmount ?? 0) +
  engine.writeBuffer.reduce((sum: number, packet: Any) => sum + Buffer.byteLength(packet.data ?? ''), 0);

test('attack 17: a reader that stops reading but pongs is closed before a megabyte waits for it', async () => {
  const topic = await newTopic(alice, category);
  for (let n = 0; n < 24; n += 1) await newReply(alice, topic, `${n} ${'x'.repeat(9_000)}`);
  const raw = await rawSocketIo(forum.url, bob.token);
  const [engine] = engines();
  raw.stopReading(200);
  const { rows } = await forum.db.pool.query('SELECT value FROM epoch');
  const since = { epoch: rows[0]?.value, offset: 0 };
  let most = 0;
  let asked = 0;
  // Every answer is some 220 KB that it never reads, well within the budget of commands.
  await until(
    () => {
      most = Math.max(most, waiting(engine));
      raw.send(`42/forum,${asked++}["sync",${JSON.stringify({ rooms: [{ room: `topic:${topic}`, since }] })}]`);
      return raw.closed() || engine.readyState === 'closed';
    },
    { timeoutMs: 20_000, intervalMs: 100, what: 'the cut' },
  );
  expect(asked).toBeGreaterThan(3);
  expect(most).toBeLessThanOrEqual(writeLimits.bytes);
  expect(engines()).toHaveLength(0);
  raw.destroy();
});

test('attack 17: a stream that is never read is closed before a megabyte waits for it, and is whole when it returns', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  const { cursor } = (await bob.post('/api/sync', { rooms: [room] })).body;
  const slow = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await until(() => slow.heard.length > 0);
  slow.pause();
  const swift = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(alice));
  let written = 0;
  const closed = async () =>
    (await forum.visitor.get('/health')).body.connections === 1 ||
    (await forum.visitor.get('/health')).body.connections === 0;
  for (; written < 2000 && !(await closed()); written += 20) {
    await Promise.all(Array.from({ length: 20 }, () => newReply(alice, topic, 'x'.repeat(9_000))));
  }
  expect(written).toBeLessThan(2000);
  await until(() => swift.heard.filter((h) => h.meta?.room === room && h.meta.offset).length === written, {
    what: 'the other reader',
  });
  const again = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
  await until(() => again.heard.filter((h) => h.meta?.room === room && h.meta.offset).length === written, {
    what: 'everything',
  });
  for (const live of [slow, swift, again]) live.end();
}, 60_000);

test('attack 35: a client that never acknowledges leaves the fan-out after 64 events, gets the head, and can pull', async () => {
  const topic = await newTopic(alice, category);
  const room = `topic:${topic}`;
  const silent = connect(forum.url, bob);
  await silent.ready;
  const [joined] = (await silent.ask('subscribe', { rooms: [{ room }] })).rooms;
  for (let n = 0; n < 100; n += 20) {
    await Promise.all(Array.from({ length: 20 }, () => newReply(alice, topic)));
  }
  const heads = await until(() => silent.heard.findLast((h) => h.name === 'heads' && h.payload.rooms[room]));
  expect(heads.payload.rooms[room]).toBeGreaterThan(joined.head + 64);
  const live = silent.heard.filter((h) => h.meta?.room === room && h.meta.offset);
  expect(live.length).toBeLessThanOrEqual(64);
  const last = live.at(-1)?.meta;
  const since = { epoch: last.epoch, offset: last.offset, id: last.id };
  const [pulled] = (await silent.ask('sync', { rooms: [{ room, since }] })).rooms;
  expect(pulled.events.map(([, , meta]: Any) => meta.offset)).toEqual(
    pulled.events.map((_: Any, n: number) => last.offset + 1 + n),
  );
  expect(last.offset + pulled.events.length).toBe(joined.head + 100);
  await newReply(alice, topic, 'Live again');
  await until(() => silent.heard.some((h) => h.meta?.offset === joined.head + 101), { what: 'the live one' });
  silent.end();
});
