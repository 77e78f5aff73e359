import { encodeCursor, idTail, type Positions } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { connect, heardOf, type LiveSocket } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announcedTo, newAnnouncement } from '../support/announcements.ts';
import { type Any, bringIn, type Forum, type Member, newGroup } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';

let both: TwoForums;
let here: Forum;
let admin: Member;
let ana: Member;
let ben: Member;
const open: LiveSocket[] = [];
beforeAll(async () => {
  both = await startTwoForums({ jobPoll: 20, headsPoll: 100, gap: 20 });
  here = both.here;
  [admin, ana, ben] = await here.people('admin', 'ana', 'ben');
});
afterAll(async () => {
  for (const live of open) live.end();
  await both.close();
});

async function device(forum: Forum, who: Member, cursor?: string) {
  const live = connect(forum.url, who, {
    deviceId: `device-${open.length}-of-${who.username}`,
    ...(cursor && { cursor }),
  });
  open.push(live);
  const ready = await live.ready;
  return { ...live, ready };
}
const cursorOf = (positions: Positions): string => {
  const entries = Object.entries(positions).map(([room, { offset, id }]) => ({
    room,
    offset,
    ...(id && { tail: idTail(id) }),
  }));
  return encodeCursor({ epoch: Object.values(positions)[0]?.epoch ?? '', entries });
};
const listOf = async (who: Member): Promise<Any> => (await who.get('/api/announcements')).body;
const end = (id: string) => admin.post(`/api/announcements/${id}/end`);
const about = (live: LiveSocket, id: string) => live.heard.filter(({ payload }) => payload?.id === id);

test('every device of everybody hears it, on every server, once; what one device closes closes on the others of its member', async () => {
  const devices = await Promise.all([device(here, ana), device(both.there, ana), device(both.there, ben)]);
  const [one, two, other] = devices as [LiveSocket, LiveSocket, LiveSocket];
  const { id } = await newAnnouncement(admin, { title: 'All hands' });
  for (const live of devices)
    expect((await heardOf(live, 'announcement:new')).payload).toMatchObject({ id, title: 'All hands' });
  const { body: closed } = await ana.put(`/api/announcements/${id}/dismissal`);
  for (const live of [one, two]) expect((await heardOf(live, 'announcement:dismissed')).payload).toEqual(closed);
  await end(id);
  for (const live of devices) await heardOf(live, 'announcement:ended');
  expect(devices.map((live) => about(live, id).length)).toEqual([3, 3, 2]);
  expect(about(other, id).map(({ name }) => name)).toEqual(['announcement:new', 'announcement:ended']);
});

test('a group hears it in its own room, and who left hears nothing from then on', async () => {
  const groupId = await newGroup(ana);
  await bringIn(ana, groupId, ben);
  const [mine, his] = [await device(here, ana), await device(both.there, ben)];
  for (const live of [mine, his]) await live.ask('subscribe', { rooms: [{ room: `group:${groupId}` }] });
  const audience = { kind: 'group', id: groupId };
  const first = await newAnnouncement(admin, { title: 'First', audience });
  for (const live of [mine, his]) expect((await heardOf(live, 'announcement:new')).meta.room).toBe(`group:${groupId}`);
  await ben.post(`/api/groups/${groupId}/leave`);
  await end(first.id);
  const second = await newAnnouncement(admin, { title: 'Second', audience });
  await until(() => about(mine, second.id).length === 1, { what: 'the second' });
  const last = await newAnnouncement(admin, { title: 'For all' });
  await until(() => about(his, last.id).length === 1, { what: 'what is for all' });
  expect([about(his, first.id).length, about(his, second.id).length]).toEqual([1, 0]);
  await end(second.id);
  await end(last.id);
});

test('who was away hears on coming back what went out meanwhile; of what was called back only that it is over', async () => {
  const before = await listOf(ben);
  const kept = await newAnnouncement(admin, { title: 'Stays' });
  const slip = await newAnnouncement(admin, { title: 'A slip' });
  await admin.post(`/api/announcements/${slip.id}/call-back`);
  const live = await device(both.there, ben, cursorOf(before.positions));
  const room = live.ready.rooms.find((one: Any) => one.room === 'announcements');
  expect(room).toMatchObject({ ok: true, recovered: true });
  expect(room.events.map(([name, { id, title, redacted }]: Any) => [name, id, title ?? redacted])).toEqual([
    ['announcement:new', kept.id, 'Stays'],
    ['announcement:new', slip.id, true],
    ['announcement:ended', slip.id, undefined],
  ]);
  expect(JSON.stringify(room.events)).not.toContain('A slip');
  expect((await announcedTo(ben)).map(({ id }) => id)).toEqual([kept.id]);
  await end(kept.id);
});

/** What a client makes of an event: it knows nothing but these pages. */
function follow(items: Any[], name: string, payload: Any): Any[] {
  const others = items.filter(({ id }) => id !== payload.id);
  const known = items.find(({ id }) => id === payload.id);
  if (name === 'announcement:ended' || payload.redacted) return others;
  if (name === 'announcement:dismissed')
    return known ? [...others, { ...known, dismissedAt: payload.dismissedAt }] : items;
  if (name !== 'announcement:new' && name !== 'announcement:updated') return items;
  if (known && known.version > payload.version) return items;
  return [...others, { ...payload, dismissedAt: known?.dismissedAt ?? null }];
}
const byId = (items: Any[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Makes the same numbers of the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('an earlier list and the events since are the list of now, whatever happened: in a group and outside', async () => {
  const groupId = await newGroup(ana);
  const roll = dice(7);
  const there: string[] = [];
  const seen = new Map<Member, Any>([
    [ana, await listOf(ana)],
    [ben, await listOf(ben)],
  ]);
  const heard: Record<string, number> = {};
  const acts = [
    async () => {
      const audience = roll(2) ? { kind: 'all' } : { kind: 'group', id: groupId };
      there.push((await newAnnouncement(admin, { title: `No. ${there.length}`, audience })).id);
    },
    async () => {
      const id = there[roll(there.length)] ?? '';
      const { version }: Any = (await admin.get(`/api/announcements/manage/${id}`)).body;
      await admin.patch(`/api/announcements/${id}`, { version, body: `Word ${roll(1000)}` });
    },
    () => end(there[roll(there.length)] ?? ''),
    () => admin.post(`/api/announcements/${there[roll(there.length)]}/call-back`),
    () => (roll(2) ? ana : ben).put(`/api/announcements/${there[roll(there.length)]}/dismissal`),
    () => (roll(2) ? ana : ben).delete(`/api/announcements/${there[roll(there.length)]}/dismissal`),
  ];
  for (let step = 0; step < 60; step++) {
    await acts[there.length === 0 || roll(3) === 0 ? 0 : roll(acts.length)]?.();
    if (step % 6 !== 5) continue;
    for (const [who, before] of seen) {
      const { events, resets }: Any = (await who.get(`/api/sync?cursor=${cursorOf(before.positions)}` as '/api/sync'))
        .body;
      expect(resets).toEqual([]);
      let items = before.items;
      for (const [name, payload] of events) {
        items = follow(items, name, payload);
        heard[name] = (heard[name] ?? 0) + 1;
      }
      const now = await listOf(who);
      expect(byId(items)).toEqual(byId(now.items));
      // Not each time: some carry on from further back.
      if (roll(2)) seen.set(who, now);
    }
  }
  for (const name of ['new', 'updated', 'ended', 'dismissed']) expect(heard[`announcement:${name}`]).toBeGreaterThan(3);
}, 120_000);
