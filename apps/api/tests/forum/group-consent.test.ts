import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, bringIn, type Forum, type Member, newGroup, startForum } from '../support/forum.ts';
import { answered, invite } from '../support/invitations.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, carol, admin] = await forum.people('alice', 'bob', 'carol', 'admin');
});
afterAll(() => forum.close());

const code = (answer: Any) => answer.body?.error?.code ?? answer.status;
const waiting = async (who: Member): Promise<Any[]> => (await who.get('/api/invitations')).body.items;

describe('nobody is put into a group unasked', () => {
  test('an owner who adds has to invite; who is in it is answered as ever', async () => {
    const group = await newGroup(alice, false);
    expect(code(await alice.put(`/api/groups/${group}/members/${bob.username}`))).toBe('CONSENT_NEEDED');
    expect(await waiting(bob)).toEqual([]);
    await bringIn(alice, group, bob);
    expect((await alice.put(`/api/groups/${group}/members/${bob.username}`)).body).toMatchObject({ role: 'member' });
  });

  test('an admin may, answers for it in the audit log, and the member is notified', async () => {
    const [dora] = await forum.people('dora');
    const group = await newGroup(alice, false);
    expect((await admin.put(`/api/groups/${group}/members/${dora.username}`)).status).toBe(200);
    expect((await dora.get('/api/notices')).body.items[0]).toMatchObject({ action: 'add_to_group', targetId: group });
    expect((await admin.get('/api/moderation/actions')).body.items[0]).toMatchObject({
      action: 'add_to_group',
      moderator: { id: admin.id },
      member: { id: dora.id },
    });
    expect((await dora.post(`/api/groups/${group}/leave`)).status).toBe(204);
  });

  test('an admin neither, after a no', async () => {
    const group = await newGroup(alice, false);
    const { body } = await invite(alice, group, bob);
    await answered(bob, body, 'decline');
    expect(code(await admin.put(`/api/groups/${group}/members/${bob.username}`))).toBe('INVITATION_DECLINED');
  });
});

test('an invitation is the group’s: it waits on when who sent it is put out, and who runs the group sees it and takes it back', async () => {
  const [fay, gus] = await forum.people('fay', 'gus');
  const group = await newGroup(alice, false);
  await forum.db.prisma.groupMember.create({ data: { groupId: group, userId: bob.id, role: 'owner' } });
  const asked = [await invite(bob, group, fay), await invite(bob, group, gus)].map(({ body }) => body);
  expect((await alice.delete(`/api/groups/${group}/members/${bob.username}`)).status).toBe(204);
  const { items } = (await alice.get(`/api/groups/${group}/invitations`)).body;
  expect(items.map(({ inviter }) => inviter.id)).toEqual([bob.id, bob.id]);
  expect((await answered(fay, asked[0], 'accept')).body.viewer).toMatchObject({ role: 'member' });
  expect((await alice.delete(`/api/groups/${group}/invitations/${gus.username}`)).status).toBe(204);
  expect(code(await answered(gus, asked[1], 'accept'))).toBe('NOT_FOUND');
  expect(code(await bob.delete(`/api/groups/${group}/invitations/${gus.username}`))).toBe('NOT_FOUND');
});

test('who is put out while their request waits for the group runs it no more', async () => {
  const group = await newGroup(alice);
  const key = { groupId: group, userId: bob.id };
  await forum.db.prisma.groupMember.create({ data: { ...key, role: 'owner' } });
  await forum.db.prisma.groupMember.create({ data: { groupId: group, userId: carol.id, role: 'member' } });
  const held = await forum.db.pool.connect();
  await held.query('BEGIN');
  await held.query('SELECT 1 FROM "group" WHERE id = $1 FOR UPDATE', [group]);
  const asked = [invite(bob, group, admin), bob.delete(`/api/groups/${group}/members/${carol.username}`)];
  const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  try {
    await until(async () => (await forum.db.pool.query(waits)).rowCount === asked.length, { what: 'both to wait' });
    await held.query('DELETE FROM group_member WHERE group_id = $1 AND user_id = $2', [group, bob.id]);
    await held.query('COMMIT');
  } finally {
    // A test that failed leaves no lock behind, which the closing would wait for.
    held.release(true);
  }
  for (const answer of await Promise.all(asked)) expect(code(answer)).toBe('FORBIDDEN');
});
