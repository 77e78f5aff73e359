import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, bringIn, type Forum, type Member, newGroup, startForum, storedIn } from '../support/forum.ts';
import { answered, invite } from '../support/invitations.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let _carol: Member;
let _mod: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, bob, _carol, _mod, admin] = await forum.people('alice', 'bob', 'carol', 'mod', 'admin');
});
afterAll(() => forum.close());

const _DAY = 86_400_000;
const code = (answer: Any) => answer.body?.error?.code ?? answer.status;
const _take = (by: Member, group: string, { username }: Member) =>
  by.delete(`/api/groups/${group}/invitations/${username}`);
const waiting = async (who: Member): Promise<Any[]> => (await who.get('/api/invitations')).body.items;
const _heard = async (who: Member) =>
  (await storedIn(forum.db, `user:${who.id}`))
    .filter(({ name }) => name === 'group:invitation')
    .map(({ payload }) => payload.state);

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
