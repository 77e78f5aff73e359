import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Any,
  type Forum,
  type Member,
  newGroup,
  newTopic,
  startForum,
  storedIn,
  storedOf,
} from '../support/forum.ts';
import { answered, invite, roleIn } from '../support/invitations.ts';

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

const DAY = 86_400_000;
const code = (answer: Any) => answer.body?.error?.code ?? answer.status;
const take = (by: Member, group: string, { username }: Member) =>
  by.delete(`/api/groups/${group}/invitations/${username}`);
const waiting = async (who: Member): Promise<Any[]> => (await who.get('/api/invitations')).body.items;
const heard = async (who: Member) =>
  (await storedOf(forum.db, who.id))
    .filter(({ name }) => name === 'group:invitation')
    .map(({ payload }) => payload.state);

describe('an invitation', () => {
  test('is known to who is invited at once, and membership begins with their yes', async () => {
    const [erik] = await forum.people('erik');
    const group = await newGroup(alice, false);
    const category = await forum.category({ groupId: group });
    const topic = await newTopic(alice, category);
    const sent = await invite(alice, group, erik);
    expect(sent.body).toMatchObject({
      state: 'pending',
      group: { id: group, open: false, memberCount: 1 },
      member: { id: erik.id },
      inviter: { id: alice.id },
    });
    expect(Date.parse(sent.body.expiresAt) - Date.parse(sent.body.createdAt)).toBeGreaterThan(29 * DAY);
    expect(await heard(erik)).toEqual(['pending']);
    expect(await waiting(erik)).toEqual([sent.body]);
    expect((await erik.get(`/api/groups/${group}`)).status).toBe(404);
    expect((await erik.get(`/api/topics/${topic}`)).status).toBe(404);
    const accepted = await answered(erik, sent.body, 'accept');
    expect(accepted.body).toMatchObject({ id: group, memberCount: 2, viewer: { role: 'member' } });
    expect((await erik.get(`/api/topics/${topic}`)).status).toBe(200);
    expect(await heard(erik)).toEqual(['pending', 'accepted']);
    expect(await heard(alice)).toEqual(expect.arrayContaining(['pending', 'accepted']));
    expect(await waiting(erik)).toEqual([]);
    expect((await storedIn(forum.db, `group:${group}`)).at(-1)?.payload).toMatchObject({
      kind: 'joined',
      memberCount: 2,
    });
    expect((await answered(erik, sent.body, 'accept')).status).toBe(200);
  });

  test('that is declined is not sent again for seven days, by nobody', async () => {
    const [fay] = await forum.people('fay');
    const group = await newGroup(alice, false);
    const { body } = await invite(alice, group, fay);
    expect((await answered(fay, body, 'decline')).status).toBe(204);
    expect((await answered(fay, body, 'decline')).status).toBe(204);
    expect(code(await answered(fay, body, 'accept'))).toBe('NOT_FOUND');
    for (const who of [alice, admin]) expect(code(await invite(who, group, fay))).toBe('INVITATION_DECLINED');
    expect((await alice.get(`/api/groups/${group}/invitations`)).body.items[0]).toMatchObject({ state: 'declined' });
    const since = new Date(Date.now() - 8 * DAY);
    await forum.db.prisma.groupInvitation.updateMany({
      where: { id: body.id },
      data: { createdAt: since, answeredAt: since },
    });
    expect((await invite(alice, group, fay)).status).toBe(201);
  });

  test('is sent by owners and admins, answered by who is invited alone, and seen by these', async () => {
    const group = await newGroup(alice);
    await bob.post(`/api/groups/${group}/join`);
    for (const who of [bob, mod]) {
      expect(code(await invite(who, group, carol))).toBe('FORBIDDEN');
      expect(code(await who.get(`/api/groups/${group}/invitations`))).toBe('FORBIDDEN');
      expect(code(await take(who, group, carol))).toBe('FORBIDDEN');
    }
    const { body } = await invite(admin, group, carol);
    for (const who of [alice, bob, admin]) {
      for (const how of ['accept', 'decline'] as const) expect(code(await answered(who, body, how))).toBe('NOT_FOUND');
    }
    expect((await alice.get(`/api/groups/${group}/invitations`)).body.items).toHaveLength(1);
    expect(await roleIn(carol, group)).toBeNull();
    expect(code(await invite(alice, await newGroup(bob, false), carol))).toBe('NOT_FOUND');
    expect(code(await invite(alice, group, bob))).toBe('CONFLICT');
  });

  test('is one while it waits, can be taken back, runs out, and is over once the member comes in another way', async () => {
    const [gus] = await forum.people('gus');
    const group = await newGroup(alice);
    const first = await invite(alice, group, gus);
    expect((await invite(alice, group, gus)).body.id).toBe(first.body.id);
    expect(await heard(gus)).toEqual(['pending']);
    expect((await take(alice, group, gus)).status).toBe(204);
    expect((await take(alice, group, gus)).status).toBe(404);
    expect(code(await answered(gus, first.body, 'accept'))).toBe('NOT_FOUND');
    const second = await invite(alice, group, gus);
    const past = { expiresAt: new Date(Date.now() - 1000) };
    await forum.db.prisma.groupInvitation.update({ where: { id: second.body.id }, data: past });
    expect(await waiting(gus)).toEqual([]);
    expect(code(await answered(gus, second.body, 'accept'))).toBe('NOT_FOUND');
    const third = await invite(alice, group, gus);
    expect(third.status).toBe(201);
    await gus.post(`/api/groups/${group}/join`);
    expect(await waiting(gus)).toEqual([]);
    expect((await heard(gus)).at(-1)).toBe('accepted');
  });

  test('is bounded: thrice a week for one member, and by the age of the account in a day', async () => {
    const group = await newGroup(alice);
    const [hal] = await forum.people('hal');
    for (let n = 0; n < 3; n++) {
      expect((await invite(alice, group, hal)).status).toBe(201);
      await take(alice, group, hal);
    }
    expect(code(await invite(alice, group, hal))).toBe('TOO_MANY_INVITATIONS');
    const limited = await startForum({ RATE_LIMITS: 'on' });
    try {
      const [eve, root] = await limited.people('eve', 'admin');
      const crowd: Member[] = [];
      for (let n = 0; n < 3; n++) crowd.push(await limited.join('one'));
      const groups = [await newGroup(eve), await newGroup(root)];
      const before = { groupId: groups[0] as string, userId: eve.id, inviterId: eve.id, state: 'withdrawn' as const };
      await limited.db.prisma.groupInvitation.createMany({
        data: [1, 2, 3].map(() => ({ ...before, id: uuidv7(), expiresAt: new Date(Date.now() + DAY) })),
      });
      const codes = await Promise.all(crowd.map(async (who) => code(await invite(eve, groups[0] as string, who))));
      expect(codes.filter((one) => one === 201)).toHaveLength(2);
      expect(codes.filter((one) => one === 'TOO_MANY_INVITATIONS')).toHaveLength(1);
      for (const who of crowd) expect((await invite(root, groups[1] as string, who)).status).toBe(201);
    } finally {
      await limited.close();
    }
  });

  test('counts on when its group is deleted: neither a no nor a bound begins anew with another group', async () => {
    const first = await newGroup(alice);
    const { body: asked } = await invite(alice, first, bob);
    expect((await answered(bob, asked, 'decline')).status).toBe(204);
    expect((await alice.delete(`/api/groups/${first}`)).status).toBe(204);
    const second = await newGroup(alice);
    expect(code(await invite(alice, second, bob))).toBe('INVITATION_DECLINED');
    const kept = await forum.db.prisma.groupInvitation.count({ where: { inviterId: alice.id, groupId: null } });
    expect(kept).toBeGreaterThan(0);
    expect((await waiting(bob)).map(({ id }) => id)).not.toContain(asked.id);
  });

  test('to an archived group cannot be sent or accepted, and goes with a group that is deleted', async () => {
    const [ida, jan] = await forum.people('ida', 'jan');
    const group = await newGroup(alice, false);
    const { body } = await invite(alice, group, ida);
    await alice.put(`/api/groups/${group}/archive`);
    expect(code(await answered(ida, body, 'accept'))).toBe('GROUP_ARCHIVED');
    expect(code(await invite(alice, group, jan))).toBe('GROUP_ARCHIVED');
    expect(await waiting(ida)).toHaveLength(1);
    await alice.delete(`/api/groups/${group}`);
    expect(await waiting(ida)).toEqual([]);
    const heard = async () => (await storedOf(forum.db, ida.id)).at(-1)?.name;
    await until(async () => (await heard()) === 'group:deleted', { what: 'who was invited to hear of it' });
  });

  test('comes in pages that all fit, newest first', async () => {
    const [kim] = await forum.people('kim');
    const sent: string[] = [];
    for (let n = 0; n < 5; n++) sent.unshift((await invite(alice, await newGroup(alice, false), kim)).body.id);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 9; pages++) {
      const page: Any = (await kim.get(`/api/invitations?limit=2${cursor ? `&cursor=${cursor}` : ''}`)).body;
      seen.push(...page.items.map(({ id }: Any) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(sent);
  });

  test('accepted twice at once makes one member and one piece of news', async () => {
    const [lou] = await forum.people('lou');
    const group = await newGroup(alice, false);
    const { body } = await invite(alice, group, lou);
    const answers = await Promise.all([1, 2, 3].map(() => answered(lou, body, 'accept')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await heard(lou)).filter((state) => state === 'accepted')).toHaveLength(1);
  });
});
