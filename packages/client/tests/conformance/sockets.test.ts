import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { describe, expect, test } from 'vitest';
import { newDevice } from './session.ts';
import { stageOfFile } from './stage.ts';

const { scene, on } = stageOfFile();

describe.each(['websocket', 'polling'] as const)('on the %s transport', (transport) => {
  const { open, following } = on(transport);

  test('a newer protocol is refused for good', async () => {
    const { io } = await import('socket.io-client');
    const socket = io(`${scene().world.api.url}/forum`, {
      path: '/ws',
      transports: [transport],
      reconnection: false,
      forceNew: true,
      auth: { token: scene().bob.token, deviceId: newDevice(), protocol: 2 },
    });
    const error = await new Promise<Error & { data?: unknown }>((resolve) => socket.on('connect_error', resolve));
    socket.disconnect();
    expect(error.data).toEqual({ code: 'PROTOCOL_UNSUPPORTED', status: 426 });
  });

  test('the rooms of moderators need a moderator', async () => {
    const { world, bob } = scene();
    const session = open(bob);
    await session.opened();
    await expect(session.connection.prepare('/admin')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(session.closed).toBeNull();
    const moderator = open(await world.login('mod'));
    await moderator.opened();
    const answer = await moderator.command('subscribe', { rooms: [{ room: rooms.moderators }] }, '/admin');
    expect(answer).toMatchObject({ ok: true, rooms: [{ room: rooms.moderators, ok: true }] });
  });

  test('a connection follows at most 64 rooms', async () => {
    const { world, alice, bob } = scene();
    const session = open(bob);
    await session.opened();
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
    const { world, alice } = scene();
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
    const { world, alice, bob } = scene();
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
    const session = open(scene().bob);
    await session.opened();
    const answer = await session.command('reply:created' as 'sync', { rooms: [{ room: rooms.announcements }] });
    expect(answer).toMatchObject({ ok: false, code: 'UNKNOWN_COMMAND' });
  });

  test('input that is not well-formed is refused by name', async () => {
    const session = open(scene().bob);
    await session.opened();
    const answer = await session.command('subscribe', { rooms: [], extra: 1 } as unknown as {
      rooms: { room: string }[];
    });
    expect(answer).toMatchObject({ ok: false, code: 'VALIDATION_FAILED' });
  });
});
