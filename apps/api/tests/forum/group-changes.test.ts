import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Any,
  bringIn,
  type Forum,
  type Member,
  newGroup,
  nobody,
  startForum,
  storedIn,
  storedOf,
  versionOf,
} from '../support/forum.ts';
import { roleIn } from '../support/invitations.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let mod: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, carol, mod, admin] = await forum.people('alice', 'bob', 'carol', 'mod', 'admin');
});
afterAll(() => forum.close());

const code = (answer: Any) => answer.body?.error?.code ?? answer.status;
const setRole = (by: Member, group: string, who: Member, role: string, reason?: string): Promise<Any> =>
  by.put(`/api/groups/${group}/members/${who.username}`, { role, ...(reason === undefined ? {} : { reason }) } as Any);
const newsOf = async (group: string) =>
  (await storedIn(forum.db, `group:${group}`))
    .filter(({ name }) => name === 'group:activity')
    .map(({ payload }) => payload.kind);
const audited = (group: string) =>
  forum.db.prisma.moderationAction.findMany({
    where: { targetId: group },
    select: { action: true, memberId: true, reason: true },
    orderBy: { at: 'asc' },
  });

describe('a role in a group', () => {
  test('is given and taken by its owners; who has it runs the group, and all their devices hear of it', async () => {
    const group = await newGroup(alice, false);
    await bringIn(alice, group, bob);
    expect(code(await setRole(bob, group, bob, 'owner'))).toBe('FORBIDDEN');
    const scope = await versionOf(forum.db, `group:${group}`);
    expect((await setRole(alice, group, bob, 'owner')).body).toMatchObject({ person: { id: bob.id }, role: 'owner' });
    expect(await roleIn(bob, group)).toBe('owner');
    expect((await storedOf(forum.db, bob.id)).at(-1)).toMatchObject({
      name: 'group:membership',
      payload: { groupId: group, kind: 'promoted', role: 'owner' },
    });
    expect(await versionOf(forum.db, `group:${group}`)).toBe(scope);
    expect((await setRole(bob, group, alice, 'member')).body.role).toBe('member');
    expect(code(await setRole(alice, group, bob, 'member'))).toBe('FORBIDDEN');
    expect(await newsOf(group)).toEqual(['created', 'joined', 'promoted', 'demoted']);
    expect(await audited(group)).toEqual([]);
  });

  test('is stated once, however often it is given, and an empty body changes none', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    for (let i = 0; i < 2; i++) expect((await setRole(alice, group, bob, 'owner')).status).toBe(200);
    const same = await alice.put(`/api/groups/${group}/members/${bob.username}`, {} as Any);
    expect(same.body).toMatchObject({ role: 'owner' });
    expect(await newsOf(group)).toEqual(['created', 'joined', 'promoted']);
  });

  test('leaves the group an owner, whoever of two steps down first, and is refused to outsiders', async () => {
    const group = await newGroup(alice);
    expect(code(await setRole(alice, group, alice, 'member'))).toBe('CONFLICT');
    await bob.post(`/api/groups/${group}/join`);
    await setRole(alice, group, bob, 'owner');
    const down = await Promise.all([setRole(alice, group, alice, 'member'), setRole(bob, group, bob, 'member')]);
    expect(down.map(code).sort()).toEqual([200, 'CONFLICT']);
    expect(code(await setRole(carol, group, bob, 'owner'))).toBe('FORBIDDEN');
    expect(code(await setRole(mod, group, bob, 'owner'))).toBe('FORBIDDEN');
    const closed = await newGroup(alice, false);
    expect(code(await setRole(bob, closed, bob, 'owner'))).toBe('NOT_FOUND');
    expect(code(await setRole(alice, closed, carol, 'owner'))).toBe('CONSENT_NEEDED');
    expect(code(await alice.put(`/api/groups/${nobody}/members/bob`, { role: 'owner' }))).toBe('NOT_FOUND');
    expect((await setRole(alice, closed, alice, 'king')).status).toBe(400);
  });

  test('of somebody above is not taken by who is below; what an admin does to others is audited, and they are notified', async () => {
    const group = await newGroup(alice);
    for (const who of [bob, mod]) await who.post(`/api/groups/${group}/join`);
    await setRole(alice, group, mod, 'owner');
    expect(code(await setRole(alice, group, mod, 'member'))).toBe('FORBIDDEN');
    expect((await setRole(admin, group, bob, 'owner', 'Alice is away.')).body.role).toBe('owner');
    expect((await setRole(admin, group, bob, 'member')).body.role).toBe('member');
    await admin.delete(`/api/groups/${group}/members/${bob.username}`, { reason: 'They asked me to.' } as Any);
    expect(await audited(group)).toEqual([
      { action: 'promote_in_group', memberId: bob.id, reason: 'Alice is away.' },
      { action: 'demote_in_group', memberId: bob.id, reason: 'No reason given.' },
      { action: 'remove_from_group', memberId: bob.id, reason: 'They asked me to.' },
    ]);
    const notices = (await bob.get('/api/notices')).body.items;
    expect(notices.map(({ action }: Any) => action)).toContain('promote_in_group');
  });

  test('of an owner is no way round how many groups an account may own', async () => {
    const limited = await startForum({ RATE_LIMITS: 'on' });
    try {
      const [eve, dan] = await limited.people('eve', 'dan');
      const own = async (who: Member, slug: string) => (await who.post('/api/groups', { name: slug, slug })).body.id;
      const [first, second] = [await own(eve, 'first-of-eve'), await own(dan, 'first-of-dan')];
      await dan.post(`/api/groups/${first}/join`);
      expect(code(await setRole(eve, first, dan, 'owner'))).toBe('CONFLICT');
      expect(second).toEqual(expect.any(String));
    } finally {
      await limited.close();
    }
  });
});

describe('what a group is called, and who may join,', () => {
  test('is changed by who runs it, a part at a time, and everybody whom it concerns hears of it', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    const changed = await alice.patch(`/api/groups/${group}`, { name: 'Crew', description: 'Who sails.' });
    expect(changed.body).toMatchObject({ name: 'Crew', description: 'Who sails.', open: true, version: 2 });
    expect(changed.body.viewer).toMatchObject({ role: 'owner' });
    for (const room of [`group:${group}`, `user:${bob.id}`]) {
      // Own rooms are notified by a job.
      const news = () => storedIn(forum.db, room).then((stored) => stored.find(({ name }) => name === 'group:updated'));
      await until(async () => (await news()) !== undefined, { what: 'the news' });
      expect((await news())?.payload).toMatchObject({ name: 'Crew', version: 2, viewer: null });
    }
    expect((await alice.patch(`/api/groups/${group}`, { name: 'Crew' })).body.version).toBe(2);
    expect((await alice.patch(`/api/groups/${group}`, {})).body.version).toBe(2);
    await alice.patch(`/api/groups/${group}`, { open: false });
    expect((await carol.get(`/api/groups/${group}`)).status).toBe(404);
    expect(await newsOf(group)).toEqual(['created', 'joined', 'edited', 'closed']);
  });

  test('is refused where the address is taken, the text is none, or somebody may not', async () => {
    const [group, other] = [await newGroup(alice), await newGroup(alice, false)];
    const { slug } = (await alice.get(`/api/groups/${other}`)).body as Any;
    expect(code(await alice.patch(`/api/groups/${group}`, { slug }))).toBe('CONFLICT');
    for (const odd of [
      { name: '' },
      { name: '\u200b' },
      { slug: 'A b' },
      { description: 'x'.repeat(501) },
      { id: other },
    ]) {
      expect((await alice.patch(`/api/groups/${group}`, odd as Any)).status).toBe(400);
    }
    for (const who of [bob, mod])
      expect(code(await who.patch(`/api/groups/${group}`, { name: 'Mine' }))).toBe('FORBIDDEN');
    expect((await bob.patch(`/api/groups/${other}`, { name: 'Mine' })).status).toBe(404);
  });

  test('by an admin is audited with its reason, and the owner is notified', async () => {
    const group = await newGroup(carol);
    await admin.patch(`/api/groups/${group}`, { name: 'Calmer', reason: 'The name was rude.' });
    expect(await audited(group)).toEqual([{ action: 'edit_group', memberId: carol.id, reason: 'The name was rude.' }]);
    expect((await carol.get('/api/notices')).body.items[0]).toMatchObject({ action: 'edit_group', targetId: group });
  });
});
