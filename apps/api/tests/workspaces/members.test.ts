import { rooms } from '@tidings/contracts';
import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Forum, type Member, startForum, storedIn } from '../support/forum.ts';
import { newWorkspace, storeInvitation, storeMember } from '../support/workspaces.ts';

let forum: Forum;
let [olga, bob, eve] = [] as unknown as [Member, Member, Member];
let id: string;
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  forum = await startForum();
  [olga, bob, eve] = await forum.people('owner', 'bob', 'eve');
});
beforeEach(async () => {
  ({ id } = await newWorkspace(olga));
});
afterAll(() => forum.close());

const place = (who: Member) => `/api/workspaces/${id}/members/${who.username}` as const;
const members = async (who = olga) =>
  (await who.get(`/api/workspaces/${id}/members`)).body.items.map(({ person, role }) => [person.id, role]);
const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } | null }) => [
  status,
  body?.error?.code,
];

describe('an invitation', () => {
  test('waits for its person and is heard by them alone; with their yes they are in it', async () => {
    const guest = viewers.add(new Viewer(forum, bob));
    await guest.connect();
    expect((await olga.put(place(bob), { role: 'operator' })).body).toMatchObject({
      member: null,
      invitation: { state: 'pending', role: 'operator' },
    });
    expect((await guest.until('workspace:invitation'))[0]?.payload).toMatchObject({
      workspace: { id },
      member: { id: bob.id },
    });
    expect(codeOf(await bob.get(`/api/workspaces/${id}`))).toEqual([404, 'NOT_FOUND']);
    expect(codeOf(await eve.post(`/api/workspaces/${id}/join`))).toEqual([404, 'NOT_FOUND']);
    expect((await bob.get('/api/workspace-invitations')).body.items).toMatchObject([
      { workspace: { id }, inviter: { id: olga.id } },
    ]);
    expect((await eve.get('/api/workspace-invitations')).body.items).toEqual([]);
    expect((await bob.post(`/api/workspaces/${id}/join`)).body).toMatchObject({
      id,
      memberCount: 2,
      viewer: { role: 'operator' },
    });
    expect((await bob.post(`/api/workspaces/${id}/join`)).status).toBe(200);
    expect(await members(bob)).toEqual([
      [olga.id, 'owner'],
      [bob.id, 'operator'],
    ]);
    expect((await bob.get('/api/workspace-invitations')).body.items).toEqual([]);
    expect(await storedIn(forum.db, `user:${eve.id}`)).not.toContainEqual(
      expect.objectContaining({ name: 'workspace:invitation' }),
    );
  });

  test('declined, it holds for a week; taken back or run out, there is nothing to accept', async () => {
    await olga.put(place(bob), { role: 'viewer' });
    expect((await bob.post(`/api/workspaces/${id}/decline`)).status).toBe(204);
    expect(codeOf(await olga.put(place(bob), { role: 'viewer' }))).toEqual([409, 'INVITATION_DECLINED']);
    await olga.put(place(eve), { role: 'viewer' });
    expect((await olga.delete(place(eve))).status).toBe(204);
    expect(codeOf(await eve.post(`/api/workspaces/${id}/join`))).toEqual([404, 'NOT_FOUND']);
    for (let n = 0; n < 2; n++) {
      await olga.put(place(eve), { role: 'viewer' });
      await olga.delete(place(eve));
    }
    expect(codeOf(await olga.put(place(eve), { role: 'viewer' }))).toEqual([409, 'TOO_MANY_INVITATIONS']);
    const { id: other } = await newWorkspace(olga);
    await storeInvitation(forum, other, { userId: eve.id, expiresAt: new Date(Date.now() - 1000) });
    expect(codeOf(await eve.post(`/api/workspaces/${other}/join`))).toEqual([404, 'NOT_FOUND']);
  });

  test('by link lets in as many as it says, shows its secret once, and ends when it is revoked', async () => {
    const { status, body } = await olga.post(`/api/workspaces/${id}/invitations`, { role: 'operator', maxUses: 1 });
    expect(status).toBe(201);
    const { token } = body;
    expect(JSON.stringify((await olga.get(`/api/workspaces/${id}/invitations`)).body)).not.toContain(token);
    expect((await bob.post('/api/workspace-links/look', { token })).body).toMatchObject({
      kind: 'link',
      workspace: { id },
    });
    expect((await bob.post('/api/workspace-links/join', { token })).body.viewer).toEqual({ role: 'operator' });
    expect(codeOf(await eve.post('/api/workspace-links/join', { token }))).toEqual([404, 'NOT_FOUND']);
    const second = (await olga.post(`/api/workspaces/${id}/invitations`, { maxUses: 5 })).body;
    expect((await bob.post('/api/workspace-links/join', { token: second.token })).body.viewer).toEqual({
      role: 'operator',
    });
    expect((await olga.delete(`/api/workspaces/${id}/invitations/${second.invitation.id}`)).status).toBe(204);
    expect(codeOf(await eve.post('/api/workspace-links/look', { token: second.token }))).toEqual([404, 'NOT_FOUND']);
    expect((await olga.post(`/api/workspaces/${id}/invitations`, { role: 'owner' as never })).status).toBe(400);
    const { rows } = await forum.db.pool.query(`SELECT 1 FROM event WHERE payload::text LIKE '%' || $1 || '%'`, [
      token,
    ]);
    expect(rows).toEqual([]);
  });

  test('of two who use up a link at once one comes in', async () => {
    const { token } = (await olga.post(`/api/workspaces/${id}/invitations`, {})).body;
    const answers = await Promise.all([bob, eve].map((who) => who.post('/api/workspace-links/join', { token })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(await members()).toHaveLength(2);
  });
});

describe('roles', () => {
  test('a change reaches the workspace and the member, and what they may from then on', async () => {
    await storeMember(forum, id, bob.id, 'viewer');
    const viewer = viewers.add(new Viewer(forum, bob));
    await viewer.connect();
    await viewer.connect('/workspace');
    await viewer.subscribe([rooms.workspace(id)], {}, '/workspace');
    expect(codeOf(await bob.patch(`/api/workspaces/${id}`, { name: 'Mine' }))).toEqual([403, 'FORBIDDEN']);
    await olga.put(place(bob), { role: 'owner' });
    expect((await viewer.until('workspace:member'))[0]?.payload).toMatchObject({
      kind: 'role_changed',
      role: 'owner',
      member: { id: bob.id },
      actor: { id: olga.id },
    });
    expect((await viewer.until('workspace:membership'))[0]?.payload).toMatchObject({
      role: 'owner',
      workspace: { id },
    });
    expect((await bob.patch(`/api/workspaces/${id}`, { name: 'Ours' })).status).toBe(200);
  });

  test('the last owner neither leaves nor is made less nor removed; once handed over they go', async () => {
    await storeMember(forum, id, bob.id, 'manager');
    for (const answer of [
      await olga.post(`/api/workspaces/${id}/leave`),
      await olga.put(place(olga), { role: 'viewer' }),
      await olga.delete(place(olga)),
    ])
      expect(codeOf(answer)).toEqual([409, 'CONFLICT']);
    await olga.put(place(bob), { role: 'owner' });
    expect((await olga.post(`/api/workspaces/${id}/leave`)).status).toBe(204);
    expect(codeOf(await olga.get(`/api/workspaces/${id}`))).toEqual([404, 'NOT_FOUND']);
    expect(await members(bob)).toEqual([[bob.id, 'owner']]);
  });

  test('of two owners who remove each other at once one stays', async () => {
    await storeMember(forum, id, bob.id, 'owner');
    const answers = await Promise.all([olga.delete(place(bob)), bob.delete(place(olga))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404]);
  });

  test('what was done is kept for managers and owners, and nobody else', async () => {
    await storeMember(forum, id, bob.id, 'manager');
    await olga.patch(`/api/workspaces/${id}`, { name: 'Audited' });
    await olga.put(place(eve), { role: 'viewer' });
    await eve.post(`/api/workspaces/${id}/join`);
    await olga.put(place(eve), { role: 'operator' });
    await olga.delete(place(eve));
    const { items } = (await bob.get(`/api/workspaces/${id}/audit`)).body;
    expect(items.map(({ action }) => action)).toEqual([
      'removed',
      'role_changed',
      'joined',
      'invited',
      'renamed',
      'created',
    ]);
    expect(items[1]).toMatchObject({
      actor: { id: olga.id },
      member: { id: eve.id },
      detail: { before: 'viewer', role: 'operator' },
    });
    await storeMember(forum, id, bob.id, 'operator');
    expect(codeOf(await bob.get(`/api/workspaces/${id}/audit`))).toEqual([403, 'FORBIDDEN']);
  });
});
