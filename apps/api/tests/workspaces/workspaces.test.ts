import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { connect, refusalOf, Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, nobody, startForum } from '../support/forum.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

let forum: Forum;
let [olga, vera, mallory, admin] = [] as unknown as Member[] & [Member, Member, Member, Member];
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  forum = await startForum();
  [olga, vera, mallory, admin] = await forum.people('owner', 'vera', 'mallory', 'admin');
});
afterAll(() => forum.close());

async function follow(member: Member, workspaceId: string): Promise<Viewer<Member>> {
  const room = rooms.workspace(workspaceId);
  const viewer = viewers.add(new Viewer(forum, member));
  await viewer.connect();
  await viewer.connect('/workspace');
  expect((await viewer.subscribe([room], {}, '/workspace')).get(room)?.ok).toBe(true);
  return viewer;
}

test('who makes a workspace owns it, and has it in the list on every device', async () => {
  const viewer = viewers.add(new Viewer(forum, olga));
  await viewer.connect();
  const made = await newWorkspace(olga, 'Ops & Überwachung');
  expect(made).toMatchObject({ name: 'Ops & Überwachung', memberCount: 1, viewer: { role: 'owner' } });
  expect(made.slug).toMatch(/^ops-uberwachung-[a-z2-9]{6}$/);
  expect(made.settings).toEqual({ fourEyes: false, undoDecisions: false });
  const [heard] = await viewer.until('workspace:membership');
  expect(heard?.payload).toMatchObject({ kind: 'created', role: 'owner', workspace: { ...made, viewer: null } });
  const { items, positions } = (await olga.get('/api/workspaces')).body;
  expect(items).toContainEqual(made);
  expect(positions[rooms.user(olga.id)]?.offset).toBe(heard?.meta.offset);
  expect((await olga.get(`/api/workspaces?slug=${made.slug}`)).body.items).toEqual([made]);
});

test('a change of name or settings reaches everybody in it, and what stays the same nobody', async () => {
  const { id, ...made } = await newWorkspace(olga);
  await storeMember(forum, id, vera.id, 'viewer');
  const viewer = await follow(vera, id);
  const snapshot = (await vera.get(`/api/workspaces/${id}`)).body;
  const changed = await olga.patch(`/api/workspaces/${id}`, { name: 'Another', settings: { fourEyes: true } });
  expect(changed.body).toMatchObject({ name: 'Another', settings: { fourEyes: true, undoDecisions: false } });
  await olga.patch(`/api/workspaces/${id}`, { name: 'Another', settings: { undoDecisions: false } });
  await olga.patch(`/api/workspaces/${id}`, { settings: { undoDecisions: true } });
  const news = await viewer.until('workspace:updated', 2);
  expect(news.map(({ meta }) => meta.offset)).toEqual(
    [1, 2].map((n) => (snapshot.positions[rooms.workspace(id)]?.offset ?? NaN) + n),
  );
  const { positions, viewer: own, ...after } = (await vera.get(`/api/workspaces/${id}`)).body;
  expect(news.at(-1)?.payload).toEqual({ ...after, viewer: null });
  expect(own).toEqual({ role: 'viewer' });
  expect(after).toMatchObject({ slug: made.slug, version: made.version + 2 });
});

test('for who is not in it there is no workspace, whoever they are', async () => {
  const { id, slug } = await newWorkspace(olga);
  for (const who of [mallory, admin]) {
    const absent = await who.get(`/api/workspaces/${nobody}`);
    for (const answer of [
      await who.get(`/api/workspaces/${id}`),
      await who.patch(`/api/workspaces/${id}`, { name: 'Mine' }),
    ]) {
      expect([answer.status, answer.body.error?.code, answer.body.error?.message]).toEqual([
        404,
        absent.body.error?.code,
        absent.body.error?.message,
      ]);
    }
    expect((await who.get(`/api/workspaces?slug=${slug}`)).body.items).toEqual([]);
    const live = connect(forum.url, who, { namespace: '/workspace' });
    await live.ready;
    const named = [rooms.workspace(id), rooms.workspace(uuidv7())];
    const { rooms: answers } = await live.ask('subscribe', { rooms: named.map((room) => ({ room })) });
    expect(answers).toEqual(named.map((room) => ({ room, ok: false, code: 'ROOM_REFUSED' })));
    live.end();
  }
  const visitor = connect(forum.url, { token: '' }, { namespace: '/workspace' });
  expect(await refusalOf(visitor)).toMatchObject({ code: 'AUTH_REQUIRED' });
});

test('two of a name have two addresses: no address says that it is taken', async () => {
  const [one, other] = [await newWorkspace(olga, 'The same'), await newWorkspace(mallory, 'The same')];
  expect(one.slug).not.toBe(other.slug);
  expect((await newWorkspace(olga, '運用')).slug).toMatch(/^[a-z2-9]{6}$/);
});
