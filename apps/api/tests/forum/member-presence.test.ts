import { until } from '@tidings/testing';
import type { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, startForum } from '../support/forum.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
let workspace: string;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  const timings = { coalesce: 20, presenceBeat: 200, presenceLife: 3000, presenceLinger: 800 };
  forum = await startForum({ TIMINGS: JSON.stringify(timings) });
  [alice, bob, carol, mod] = await forum.people('alice', 'bob', 'carol', 'mod');
  ({ id: workspace } = await newWorkspace(alice));
  await storeMember(forum, workspace, bob.id, 'operator');
});
afterAll(() => forum.close());

const view = (member: Member) => viewers.view(forum, member);
const watch = async (viewer: Viewer, ...members: Member[]): Promise<Any> =>
  viewer.command('presence:watch', { userIds: members.map(({ id }) => id) });
/** How a member looks to a viewer: as last answered or sent. */
const looks = async (viewer: Viewer, member: Member, answered: Any): Promise<string> => {
  const sent = viewer.named('presence:changed').flatMap(({ payload }) => payload.people as Any[]);
  const last = [...answered.people, ...sent].findLast(({ userId }: Any) => userId === member.id);
  return last?.status ?? 'offline';
};
const untilLooks = (viewer: Viewer, member: Member, answered: Any, status: string) =>
  until(async () => (await looks(viewer, member, answered)) === status, {
    what: `${member.username} to look ${status} to ${viewer.member.username}`,
  });
/** Asks anew until the answer says so: what is answered, not what is sent. */
const untilAnswered = (viewer: Viewer, member: Member, status: string) =>
  until(async () => (await looks(viewer, member, await watch(viewer, member))) === status, {
    what: `${member.username} to be answered as ${status}`,
  });

describe('who watches somebody', () => {
  test('is answered how they are, and sent how they come, go and are otherwise', async () => {
    const a = await view(alice);
    const answered = await watch(a, bob);
    expect(answered).toEqual({ ok: true, people: [] });
    const b = await view(bob);
    await untilLooks(a, bob, answered, 'online');
    await b.command('presence:update', { status: 'away' });
    await untilLooks(a, bob, answered, 'away');
    b.close();
    await untilLooks(a, bob, answered, 'offline');
    expect(a.named('presence:changed').map(({ payload }) => payload.people)).toEqual([
      [{ userId: bob.id, status: 'online' }],
      [{ userId: bob.id, status: 'away' }],
      [{ userId: bob.id, status: 'offline' }],
    ]);
  });

  test('sees the most awake of their devices, and no gap when they come back at once', async () => {
    const a = await view(alice);
    const answered = await watch(a, bob);
    const [phone, desk] = [await view(bob), await view(bob)];
    await phone.command('presence:update', { status: 'away' });
    await untilLooks(a, bob, answered, 'online');
    await desk.command('presence:update', { status: 'away' });
    await untilLooks(a, bob, answered, 'away');
    phone.close();
    desk.close();
    const again = await view(bob);
    await untilLooks(a, bob, answered, 'online');
    again.close();
    await untilLooks(a, bob, answered, 'offline');
    const statuses = a
      .named('presence:changed')
      .flatMap(({ payload }) => payload.people.map(({ status }: Any) => status));
    expect(statuses).toEqual(['online', 'away', 'online', 'offline']);
  });

  test('hears no more of whom they watched before', async () => {
    const [a, other] = [await view(alice), await view(alice)];
    const answered = await watch(other, bob);
    await watch(a, bob);
    await watch(a, carol);
    const b = await view(bob);
    await untilLooks(other, bob, answered, 'online');
    expect(a.named('presence:changed')).toEqual([]);
    await untilAnswered(a, bob, 'online');
    expect(await watch(a)).toEqual({ ok: true, people: [] });
    b.close();
    await untilLooks(other, bob, answered, 'offline');
    expect(a.named('presence:changed')).toEqual([]);
  });

  test('watches at most 200', async () => {
    const a = await view(alice);
    const userIds = Array.from({ length: 201 }, () => bob.id);
    expect((await a.command('presence:watch', { userIds })).code).toBe('VALIDATION_FAILED');
    expect((await a.command('presence:watch', { userIds: userIds.slice(1) })).ok).toBe(true);
  });
});

describe('who may see it', () => {
  test('a stranger is answered nobody and sent nothing; a place that is shared shows, and its end hides', async () => {
    const [c, a] = [await view(carol), await view(alice)];
    const [asStranger, asFriend] = [await watch(c, bob, carol), await watch(a, bob)];
    const b = await view(bob);
    await untilLooks(a, bob, asFriend, 'online');
    expect(asStranger.people.filter(({ userId }: Any) => userId !== carol.id)).toEqual([]);
    expect(await looks(c, bob, asStranger)).toBe('offline');
    const group = await newGroup(bob);
    await carol.post(`/api/groups/${group}/join`);
    await untilLooks(c, bob, asStranger, 'online');
    await carol.post(`/api/groups/${group}/leave`);
    await untilLooks(c, bob, asStranger, 'offline');
    expect((await watch(c, bob)).people).toEqual([]);
    b.close();
  });

  test('whoever blocks somebody is offline to them, and they to whom they block', async () => {
    const [a, b] = [await view(alice), await view(bob)];
    const [ofBob, ofAlice] = [await watch(a, bob), await watch(b, alice)];
    await untilLooks(a, bob, ofBob, 'online');
    await untilLooks(b, alice, ofAlice, 'online');
    await alice.put(`/api/users/${bob.username}/block`);
    await untilLooks(a, bob, ofBob, 'offline');
    await untilLooks(b, alice, ofAlice, 'offline');
    expect((await watch(b, alice)).people).toEqual([]);
    await alice.delete(`/api/users/${bob.username}/block`);
    await untilLooks(a, bob, ofBob, 'online');
  });

  test('nobody sees who never shows', async () => {
    const a = await view(alice);
    const answered = await watch(a, bob);
    await view(bob);
    await untilLooks(a, bob, answered, 'online');
    await bob.patch('/api/me', { presenceHidden: true });
    await untilLooks(a, bob, answered, 'offline');
    await bob.patch('/api/me', { presenceHidden: false });
    await untilLooks(a, bob, answered, 'online');
  });
});

describe('what is chosen by hand', () => {
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

  test('holds on all devices until its time, and then the devices count again', async () => {
    const a = await view(alice);
    const answered = await watch(a, bob);
    await view(bob);
    await untilLooks(a, bob, answered, 'online');
    const until = soon(900);
    const { status, body } = await bob.put('/api/me/presence', { status: 'busy', until });
    expect([status, body]).toEqual([200, { status: 'busy', until }]);
    await untilLooks(a, bob, answered, 'busy');
    await untilLooks(a, bob, answered, 'online');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
    expect((await bob.get('/api/me/presence')).body).toEqual({ status: null, until: null });
  });

  test('hidden looks offline to all, in a topic as well, until it is ended', async () => {
    const room = `topic:${(await alice.post('/api/topics', { categoryId: await forum.category(), title: 'Where', body: 'Here.' })).body.id}`;
    const a = await viewers.view(forum, alice, room);
    const answered = await watch(a, bob);
    await viewers.view(forum, bob, room);
    const inTopic = () =>
      a
        .named('presence:state')
        .at(-1)
        ?.payload.people.map(({ person }: Any) => person.id) ?? [];
    await untilLooks(a, bob, answered, 'online');
    await until(() => inTopic().includes(bob.id), { what: 'bob in the topic' });
    expect((await bob.put('/api/me/presence', { status: 'hidden' })).body).toEqual({ status: 'hidden', until: null });
    await untilLooks(a, bob, answered, 'offline');
    await until(() => !inTopic().includes(bob.id), { what: 'bob in no topic' });
    expect((await bob.delete('/api/me/presence')).status).toBe(204);
    await untilLooks(a, bob, answered, 'online');
    await until(() => inTopic().includes(bob.id), { what: 'bob in the topic again' });
  });

  test('takes no time that is over', async () => {
    const { status, body } = await bob.put('/api/me/presence', { status: 'busy', until: soon(-1000) });
    expect([status, body.error?.code]).toEqual([400, 'VALIDATION_FAILED']);
  });
});

test('over REST, without a stream, it is answered and nothing more', async () => {
  const b = await view(bob);
  const ask = (who: Member) => who.post('/api/realtime/presence/watch', { userIds: [bob.id] });
  await until(async () => (await ask(alice)).body.people[0]?.status === 'online', { what: 'bob to be answered' });
  expect((await ask(mod)).body).toEqual({ people: [] });
  b.close();
});
