import { randomUUID } from 'node:crypto';
import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { describe, expect, test } from 'vitest';
import { type Packet, testedTransports } from './session.ts';
import { stageOfFile } from './stage.ts';

const { scene, on } = stageOfFile();

describe.each(testedTransports)('on the %s transport', (transport) => {
  const { open, following } = on(transport);

  test('nothing precedes the session', async () => {
    const { bob } = scene();
    const session = open(bob);
    const ready = await session.opened();
    expect(session.early).toBe(0);
    expect(ready.epoch.length).toBeGreaterThan(0);
    if (transport === 'rest') return;
    expect(ready.userId).toBe(bob.id);
    expect(ready.serverId).toBeTruthy();
    expect(ready.rooms.map(({ room }) => room)).toEqual(
      expect.arrayContaining([rooms.user(bob.id), rooms.announcements]),
    );
  });

  test.each([
    ['none', '', ['AUTH_REQUIRED', 'AUTH_INVALID']],
    ['a forged one', 'eyJhbGciOiJIUzI1NiJ9.e30.forged', ['AUTH_INVALID']],
  ])('a token that is %s is refused with its code', async (_, token, codes) => {
    const session = open(scene().bob, { token });
    const close = await session.ended();
    expect(close).toMatchObject({ kind: 'refused', code: expect.stringMatching(codes.join('|')) });
    expect(session.ready).toBeNull();
  });

  test('a room without a position is opened fresh, at its head', async () => {
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    await world.replies(alice, topic.id, 2);
    const { offset } = await world.position(alice, topic.id);
    const session = await following(topic.room);
    const result = session.results.find(({ room }) => room === topic.room);
    expect(result).toMatchObject({ ok: true, recovered: false, reason: 'fresh', head: offset });
  });

  test('what was missed since a position is replayed in order, once', async () => {
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    await world.reply(alice, topic.id);
    const since = await world.position(alice, topic.id);
    await world.replies(alice, topic.id, 5);
    const session = await following(topic.room, since);
    const expected = [1, 2, 3, 4, 5].map((n) => since.offset + n);
    await until(() => session.offsets(topic.room).length >= 5, { what: 'five replayed events' });
    expect(session.offsets(topic.room)).toEqual(expected);
    expect(session.results.find(({ room }) => room === topic.room)).toMatchObject({ ok: true, recovered: true });
  });

  test('news of a followed room arrives, in order and once', async () => {
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    const since = await world.position(alice, topic.id);
    const session = await following(topic.room, since);
    const posted = world.replies(alice, topic.id, 8);
    if (transport === 'rest') {
      await posted;
      const result = await session.room('sync', topic.room, since);
      expect(result.ok && result.events.map(([, , meta]) => meta.offset)).toEqual(
        [...Array(8)].map((_, n) => since.offset + 1 + n),
      );
      return;
    }
    await until(() => session.offsets(topic.room).length >= 8, { what: 'eight live events' });
    await posted;
    expect(session.offsets(topic.room)).toEqual([...Array(8)].map((_, n) => since.offset + 1 + n));
  });

  test('every event carries its room, epoch, offset, id, time and correlation id', async () => {
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    const since = await world.position(alice, topic.id);
    await world.reply(alice, topic.id);
    const session = await following(topic.room, since);
    const result = await session.room('sync', topic.room, since);
    const [name, payload, meta] = (result.ok && result.events.at(-1)) || [];
    expect(name).toBe('reply:created');
    expect(payload).toMatchObject({ topicId: topic.id });
    expect(meta).toMatchObject({ room: topic.room, epoch: since.epoch, offset: since.offset + 1 });
    expect(meta?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(meta?.correlationId.length).toBeGreaterThanOrEqual(8);
    expect(Date.parse(meta?.at ?? '')).toBeGreaterThan(0);
  });

  test.each(['epoch', 'ahead', 'mismatch', 'too_old', 'too_many'] as const)(
    'a position that is %s is reset with that reason',
    async (reason) => {
      const { world, database, alice } = scene();
      const topic = await world.topic(alice);
      await world.replies(alice, topic.id, 3);
      const good = await world.position(alice, topic.id);
      const since = { ...good };
      if (reason === 'epoch') since.epoch = 'another';
      if (reason === 'ahead') since.offset += 7;
      if (reason === 'mismatch') since.id = randomUUID();
      if (reason === 'too_old') {
        since.offset = 1;
        delete since.id;
        await database.query('UPDATE stream SET floor = head WHERE room = $1', [topic.room]);
      }
      if (reason === 'too_many') {
        since.offset = 1;
        delete since.id;
        await database.query('UPDATE stream SET head = head + 1005 WHERE room = $1', [topic.room]);
      }
      const session = await following(topic.room, since);
      const atOpening = session.results.find(({ room }) => room === topic.room);
      expect(atOpening).toMatchObject({ ok: true, recovered: false, reason, events: [] });
      expect(await session.room('sync', topic.room, since)).toMatchObject({ recovered: false, reason });
    },
  );

  test('a room that is unknown, malformed or of somebody else is refused alike', async () => {
    const { alice, bob } = scene();
    const session = open(bob);
    await session.opened();
    for (const room of [rooms.topic(randomUUID()), rooms.user(alice.id), rooms.moderators]) {
      expect(await session.room('sync', room)).toEqual({ room, ok: false, code: 'ROOM_REFUSED' });
    }
  });

  test('an answer is bounded, and the rest is pulled until there is no more', async () => {
    const { world, alice, bob } = scene();
    const topic = await world.topic(alice);
    const since = await world.position(alice, topic.id);
    const body = 'x'.repeat(31_000);
    for (let n = 0; n < 12; n += 1) await world.reply(alice, topic.id, body);
    const session = open(bob);
    await session.opened();
    const offsets: number[] = [];
    let from = since;
    let pulls = 0;
    for (let more = true; more && pulls < 20; pulls += 1) {
      const result = await session.room('sync', topic.room, from);
      if (!result.ok || !result.recovered) throw new Error(`not recovered: ${JSON.stringify(result).slice(0, 200)}`);
      for (const [, , meta] of result.events) {
        offsets.push(meta.offset);
        from = { epoch: meta.epoch, offset: meta.offset, id: meta.id };
      }
      more = result.more;
    }
    expect(offsets).toEqual([...Array(12)].map((_, n) => since.offset + 1 + n));
    if (transport === 'websocket' || transport === 'polling') expect(pulls).toBeGreaterThan(1);
  });

  test('acknowledgements are accepted, for rooms that are followed and others alike', async () => {
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    const session = await following(topic.room, await world.position(alice, topic.id));
    expect(await session.command('ack', { acks: [[topic.room, 1]] })).toEqual({ ok: true });
    expect(await session.command('ack', { acks: [[rooms.topic(randomUUID()), 99]] })).toEqual({ ok: true });
  });

  test('a heartbeat answers the heads', async () => {
    if (transport === 'rest') return;
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    const since = await world.position(alice, topic.id);
    const session = await following(topic.room, since);
    await world.replies(alice, topic.id, 2);
    const head = since.offset + 2;
    await until(async () => {
      const answer = await session.command('heartbeat', { visible: true });
      return answer.ok && answer.epoch === since.epoch && answer.rooms[topic.room] === head;
    });
  });

  test('presence goes out on every transport', async () => {
    const { world, alice, bob } = scene();
    const topic = await world.topic(alice);
    const session = await following(topic.room);
    expect(await session.command('presence:update', { status: 'away' })).toEqual({ ok: true });
    // Without a live connection one is seen by nobody.
    if (transport === 'rest') return;
    const statuses = ({ payload }: Packet) =>
      (payload.people as { person: { id: string }; status: string }[]).filter(({ person }) => person.id === bob.id);
    const last = () => session.packets.findLast(({ name }) => name === 'presence:state');
    await until(() => last() && statuses(last() as Packet)[0]?.status === 'away', { what: 'oneself to be away' });
  });

  test('typing goes out on every transport', async () => {
    const { world, alice } = scene();
    const topic = await world.topic(alice);
    const session = await following(topic.room);
    expect(await session.command('typing:start', { room: topic.room })).toEqual({ ok: true });
  });
});
