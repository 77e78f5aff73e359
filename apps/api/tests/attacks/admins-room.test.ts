import { encodeCursor, rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { bearer, connect, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum, storedIn } from '../support/forum.ts';
import { giveRole } from '../support/give-role.ts';

let forum: Forum;
let bob: Member;
let mod: Member;
let admin: Member;
let category: string;
let epoch: string;
beforeAll(async () => {
  forum = await startForum({ CONNECTIONS_PER_MEMBER: '50' });
  [bob, mod, admin] = await forum.people('bob', 'mod', 'admin');
  category = await forum.category();
  const live = connect(forum.url, bob);
  ({ epoch } = await live.ready);
  live.end();
});
afterAll(() => forum.close());

const report = (type: string, id: string, by = bob) =>
  by.post('/api/reports', { targetType: type, targetId: id, reason: 'abuse', note: `A note of ${by.username}.` });
const act = (who: Member, action: string, targetType: string, targetId: string) =>
  who.post('/api/moderation/actions', { action, targetType, targetId, reason: 'Because.' });

/** Somebody who follows a room from a position on, by one transport. */
type Ear = { name: string; result: Any; heard: () => Promise<string>; isOut: () => Promise<boolean>; end: () => void };

async function ears(who: Member, room: string, offset = 0): Promise<Ear[]> {
  const cursor = encodeCursor({ epoch, entries: [{ room, offset }] });
  const live = connect(forum.url, who, { namespace: '/admin' });
  await live.ready;
  const wanted = { rooms: [{ room, since: { epoch, offset } }] };
  const [synced] = (await live.ask('sync', wanted)).rooms;
  const [joined] = (await live.ask('subscribe', wanted)).rooms;
  const events = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(who));
  const ready = await heardOf(events, 'session:ready');
  let [at, out] = [cursor, false];
  const polled: unknown[] = [];
  const poll = async () => {
    const { status, body }: Any = await who.post('/api/sync', { cursor: at });
    if (status >= 300) return;
    at = body.cursor;
    out ||= body.resets.some((reset: Any) => reset.room === room && reset.reason !== 'too_old');
    polled.push(...body.events);
    return body.resets.find((reset: Any) => reset.room === room);
  };
  const reset = await poll();
  const left = ({ name, payload }: Any) => name === 'sync:reset' && payload.room === room;
  return [
    {
      ...{ name: 'websocket', result: joined, end: live.end },
      heard: async () => JSON.stringify([synced, joined, live.heard]),
      isOut: async () => live.socket.disconnected || live.heard.some(left),
    },
    {
      ...{ name: 'event stream', result: ready.payload.rooms.find((one: Any) => one.room === room), end: events.end },
      heard: async () => JSON.stringify(events.heard),
      isOut: async () => events.ended || events.heard.some(left),
    },
    {
      ...{ name: 'timed sync', result: reset ? { ok: reset.reason === 'too_old', code: reset.reason } : { ok: true } },
      async heard() {
        await poll();
        return JSON.stringify(polled);
      },
      async isOut() {
        await poll();
        return out;
      },
      end: () => undefined,
    },
  ];
}

describe('attack 59: the room of the admins', () => {
  test('opens to no moderator, no member and no visitor, by whatever transport', async () => {
    await report('user', mod.id);
    for (const ear of await ears(mod, rooms.admins)) {
      expect([ear.name, ear.result.ok]).toEqual([ear.name, false]);
      expect(await ear.heard()).not.toContain(bob.username);
      ear.end();
    }
    const live = connect(forum.url, bob);
    await live.ready;
    for (const command of ['subscribe', 'sync']) {
      const { rooms: answered } = await live.ask(command, { rooms: [{ room: rooms.admins }] });
      expect(answered).toEqual([{ room: rooms.admins, ok: false, code: 'ROOM_REFUSED' }]);
    }
    live.end();
    await expect(connect(forum.url, bob, { namespace: '/admin' }).ready).rejects.toThrow();
    const cursor = encodeCursor({ epoch, entries: [{ room: rooms.admins, offset: 0 }] });
    const events = await stream(forum.url, `/api/stream?cursor=${cursor}`, bearer(bob));
    const { payload } = await heardOf(events, 'session:ready');
    expect(payload.rooms.find(({ room }: Any) => room === rooms.admins)).toMatchObject({ ok: false });
    events.end();
    const { resets } = (await bob.post('/api/sync', { cursor })).body;
    expect(resets).toContainEqual({ room: rooms.admins, reason: 'refused' });
    expect((await stream(forum.url, `/api/stream?cursor=${cursor}`)).status).toBe(401);
    expect((await forum.visitor.post('/api/sync', { cursor })).status).toBe(401);
  });

  test('brings an admin what is reported of moderators, and nothing once they are none', {
    timeout: 60_000,
  }, async () => {
    const boss = await forum.join('boss', 'admin');
    const accused = await forum.join('accused', 'moderator');
    const all = await ears(boss, rooms.admins);
    await report('user', accused.id);
    for (const ear of all) {
      expect([ear.name, ear.result.ok]).toEqual([ear.name, true]);
      await until(async () => (await ear.heard()).includes(accused.id), { what: `the report by ${ear.name}` });
    }
    expect((await giveRole(forum, boss, 'moderator')).status).toBe(200);
    const since = performance.now();
    for (const ear of all)
      await until(ear.isOut, {
        timeoutMs: Math.max(1, 2000 - (performance.now() - since)),
        what: `${ear.name} to end`,
      });
    const other = await forum.join('other', 'moderator');
    await report('user', other.id);
    await until(async () => JSON.stringify(await storedIn(forum.db, rooms.admins)).includes(other.id));
    for (const ear of all) {
      expect([ear.name, (await ear.heard()).includes(other.id)]).toEqual([ear.name, false]);
      ear.end();
    }
  });
});

describe('attack 59: nobody hears a report about themselves, not in what is replayed to them once they may follow its room', () => {
  test.each([
    ['member', 'moderator', rooms.moderators],
    ['moderator', 'admin', rooms.admins],
  ] as const)('as a %s, now %s', { timeout: 60_000 }, async (before, after, room) => {
    const dave = await forum.join('dave', before);
    const other = await forum.join('other', before);
    const reporter = await forum.join('reporter');
    const topic = await newTopic(dave, category);
    const start = (await storedIn(forum.db, room)).at(-1)?.offset ?? 0;
    await report('user', other.id, reporter);
    for (const [type, id] of [
      ['user', dave.id],
      ['topic', topic],
    ] as const) {
      await report(type, id, reporter);
      await report(type, id);
      await act(admin, 'dismiss', type, id);
    }
    const last = (await storedIn(forum.db, room)).at(-1)?.offset;
    expect((await giveRole(forum, dave, after)).status).toBe(200);
    const enters = async () => {
      const live = connect(forum.url, dave, { namespace: '/admin' });
      const entered = await live.ready.then(Boolean, () => false);
      live.end();
      return entered && (await dave.get('/api/me')).body.role === after;
    };
    await until(enters, { timeoutMs: 5000, what: 'the server to know the new role' });
    for (let offset = start; offset <= last; offset += 1) {
      for (const ear of await ears(dave, room, offset)) {
        const heard = await ear.heard();
        expect([ear.name, offset, ear.result.ok]).toEqual([ear.name, offset, true]);
        expect([ear.name, offset, heard.includes(reporter.username), heard.includes(topic)]).toEqual([
          ear.name,
          offset,
          false,
          false,
        ]);
        ear.end();
      }
    }
    // Whom it is not about hears all of it.
    for (const ear of await ears(admin, room, start)) {
      await until(async () => (await ear.heard()).includes(topic), { what: `the report by ${ear.name}` });
      ear.end();
    }
  });
});
