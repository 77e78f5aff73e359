import { randomUUID } from 'node:crypto';
import { idTail, rooms } from '@tidings/contracts';
import { createDatabase, type startApi, type TestDatabase, until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newDevice, type Open, type Packet, Session, testedRungs } from './session.ts';
import { type Member, World } from './world.ts';

type Api = Awaited<ReturnType<typeof startApi>>;
let database: TestDatabase;
let world: World;
let [alice, bob]: Member[] = [];
let api: Api;

beforeAll(async () => {
  database = await createDatabase();
  world = await World.start({}, database);
  api = world.api;
  [alice, bob] = await Promise.all([world.login('alice'), world.login('bob')]);
}, 90_000);
afterAll(async () => {
  await world?.stop();
  await database?.drop();
});

describe.each(testedRungs)('on the %s rung', (rung) => {
  const sessions: Session[] = [];
  const people = () => {
    if (!alice || !bob) throw new Error('Nobody is signed in');
    return { alice, bob };
  };
  const open = (member: Member, options?: Open): Session => {
    const session = new Session(world, rung, member, options);
    sessions.push(session);
    return session;
  };
  /** A connection that follows a topic from the position given. */
  const following = async (room: string, since?: { epoch: string; offset: number; id?: string | undefined }) => {
    const tail = since?.id ? { tail: idTail(since.id) } : {};
    const entries = [{ room, offset: since?.offset ?? null, ...tail }];
    const session = open(people().bob, { cursor: { epoch: since?.epoch ?? '-', entries } });
    await session.opened();
    return session;
  };
  afterEach(() => {
    for (const session of sessions.splice(0)) session.link.close();
  });

  test('nothing precedes the session', async () => {
    const { bob } = people();
    const session = open(bob);
    const ready = await session.opened();
    expect(session.early).toBe(0);
    expect(ready.epoch.length).toBeGreaterThan(0);
    if (rung === 'rest') return;
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
    const session = open(people().bob, { token });
    const close = await session.ended();
    expect(close).toMatchObject({ kind: 'refused', code: expect.stringMatching(codes.join('|')) });
    expect(session.ready).toBeNull();
  });

  test('a room without a position is opened fresh, at its head', async () => {
    const { alice } = people();
    const topic = await world.topic(alice);
    await world.replies(alice, topic.id, 2);
    const { offset } = await world.position(alice, topic.id);
    const session = await following(topic.room);
    const result = session.results.find(({ room }) => room === topic.room);
    expect(result).toMatchObject({ ok: true, recovered: false, reason: 'fresh', head: offset });
  });

  test('what was missed since a position is replayed in order, once', async () => {
    const { alice } = people();
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
    const { alice } = people();
    const topic = await world.topic(alice);
    const since = await world.position(alice, topic.id);
    const session = await following(topic.room, since);
    const posted = world.replies(alice, topic.id, 8);
    if (rung === 'rest') {
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
    const { alice } = people();
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
      const { alice } = people();
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
    const { alice } = people();
    const session = open(people().bob);
    await session.opened();
    for (const room of [rooms.topic(randomUUID()), rooms.user(alice.id), rooms.moderators]) {
      expect(await session.room('sync', room)).toEqual({ room, ok: false, code: 'ROOM_REFUSED' });
    }
  });

  test('an answer is bounded, and the rest is pulled until there is no more', async () => {
    const { alice } = people();
    const topic = await world.topic(alice);
    const since = await world.position(alice, topic.id);
    const body = 'x'.repeat(31_000);
    for (let n = 0; n < 12; n += 1) await world.reply(alice, topic.id, body);
    const session = open(people().bob);
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
    if (rung === 'websocket' || rung === 'polling') expect(pulls).toBeGreaterThan(1);
  });

  test('acknowledgements are accepted, for rooms that are followed and others alike', async () => {
    const { alice } = people();
    const topic = await world.topic(alice);
    const session = await following(topic.room, await world.position(alice, topic.id));
    expect(await session.command('ack', { acks: [[topic.room, 1]] })).toEqual({ ok: true });
    expect(await session.command('ack', { acks: [[rooms.topic(randomUUID()), 99]] })).toEqual({ ok: true });
  });

  test('a heartbeat tells the heads', async () => {
    if (rung === 'rest') return;
    const { alice } = people();
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

  test('presence goes out on every rung', async () => {
    const { alice, bob } = people();
    const topic = await world.topic(alice);
    const session = await following(topic.room);
    expect(await session.command('presence:update', { status: 'away' })).toEqual({ ok: true });
    // Without a live connection one is seen by nobody.
    if (rung === 'rest') return;
    const statuses = ({ payload }: Packet) =>
      (payload.people as { person: { id: string }; status: string }[]).filter(({ person }) => person.id === bob.id);
    const last = () => session.packets.findLast(({ name }) => name === 'presence:state');
    await until(() => last() && statuses(last() as Packet)[0]?.status === 'away', { what: 'oneself to be away' });
  });

  test('typing goes out on every rung', async () => {
    const { alice } = people();
    const topic = await world.topic(alice);
    const session = await following(topic.room);
    expect(await session.command('typing:start', { room: topic.room })).toEqual({ ok: true });
  });

  if (rung === 'websocket' || rung === 'polling') {
    test('a newer protocol is refused for good', async () => {
      const { io } = await import('socket.io-client');
      const socket = io(`${api.url}/forum`, {
        path: '/ws',
        transports: [rung],
        reconnection: false,
        forceNew: true,
        auth: { token: people().bob.token, deviceId: newDevice(), protocol: 2 },
      });
      const error = await new Promise<Error & { data?: unknown }>((resolve) => socket.on('connect_error', resolve));
      socket.disconnect();
      expect(error.data).toEqual({ code: 'PROTOCOL_UNSUPPORTED', status: 426 });
    });

    test('the rooms of moderators need a moderator', async () => {
      const session = open(people().bob);
      await session.opened();
      await expect(session.link.prepare('/admin')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(session.closed).toBeNull();
      const moderator = open(await world.login('mod'));
      await moderator.opened();
      const answer = await moderator.command('subscribe', { rooms: [{ room: rooms.moderators }] }, '/admin');
      expect(answer).toMatchObject({ ok: true, rooms: [{ room: rooms.moderators, ok: true }] });
    });

    test('a connection follows at most 64 rooms', async () => {
      const session = open(people().bob);
      await session.opened();
      const { alice } = people();
      const topics: string[] = [];
      for (let n = 0; n < 65; n += 1) topics.push((await world.topic(alice)).room);
      const first = await session.command('subscribe', { rooms: topics.slice(0, 64).map((room) => ({ room })) });
      expect(first.ok).toBe(true);
      const last = await session.command('subscribe', { rooms: topics.slice(64).map((room) => ({ room })) });
      expect(last).toMatchObject({ ok: false, code: 'TOO_MANY_ROOMS' });
      await session.command('unsubscribe', { rooms: topics.slice(0, 1) });
      expect((await session.command('subscribe', { rooms: topics.slice(64).map((room) => ({ room })) })).ok).toBe(true);
    });

    test('a room that was left is silent', async () => {
      const { alice } = people();
      const topic = await world.topic(alice);
      const other = await world.topic(alice);
      const session = await following(topic.room);
      await session.room('subscribe', other.room);
      expect(await session.command('unsubscribe', { rooms: [topic.room] })).toEqual({ ok: true });
      await world.reply(alice, topic.id);
      await world.reply(alice, other.id);
      await until(() => session.offsets(other.room).length > 0);
      expect(session.offsets(topic.room)).toEqual([]);
    });

    test('a token of the same member renews the connection, one of another ends it', async () => {
      const { alice, bob } = people();
      const session = open(bob);
      await session.opened();
      const again = await world.login('bob');
      expect(await session.command('auth:refresh', { token: again.token })).toMatchObject({ ok: true });
      const foreign = session.command('auth:refresh', { token: alice.token }).catch(() => null);
      await session.ended();
      expect((await foreign)?.ok ?? false).toBe(false);
      expect(session.packets.map(({ name }) => name)).toContain('session:closing');
    });

    test('a client that speaks as the server does is refused', async () => {
      const session = open(people().bob);
      await session.opened();
      const answer = await session.command('reply:created' as 'sync', { rooms: [{ room: rooms.announcements }] });
      expect(answer).toMatchObject({ ok: false, code: 'UNKNOWN_COMMAND' });
    });

    test('input that is not well-formed is refused by name', async () => {
      const session = open(people().bob);
      await session.opened();
      const answer = await session.command('subscribe', { rooms: [], extra: 1 } as unknown as {
        rooms: { room: string }[];
      });
      expect(answer).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
    });
  }
});
