import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newGroup, newTopic, startForum, storedIn } from '../support/forum.ts';
import { inboxOf, itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let carol: Member;
let topic: string;
let group: string;
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ jobPoll: 20 }) });
  [alice, bob, carol] = await forum.people('alice', 'bob', 'carol');
  topic = await newTopic(alice, await forum.category());
  group = await newGroup(alice);
});
afterAll(() => forum.close());

/** What could show a toast or light the badge: placed, and not read. */
const interrupting = async (who: Member, type: string) =>
  (await storedIn(forum.db, `user:${who.id}`)).filter(
    ({ name, payload }: Any) =>
      (name === 'notification:new' || name === 'notification:updated') && payload.type === type && !payload.readAt,
  ).length;
const ofType = async (who: Member, type: string) => (await itemsOf(who)).filter((item) => item.type === type);

describe('the same actor, target and type within a day', () => {
  test.each([
    ['like', () => bob.put(`/api/topics/${topic}/like`), () => bob.delete(`/api/topics/${topic}/like`)],
    [
      'follow',
      () => bob.put(`/api/users/${alice.username}/follow`),
      () => bob.delete(`/api/users/${alice.username}/follow`),
    ],
    ['group_join', () => bob.post(`/api/groups/${group}/join`), () => bob.post(`/api/groups/${group}/leave`)],
  ])(
    '%s, read, taken back and done again: nothing begins, nothing interrupts, nothing counts',
    async (type, act, undo) => {
      expect((await act()).status).toBeLessThan(300);
      await settled(forum);
      const [item] = await ofType(alice, type);
      await alice.put(`/api/notifications/${item.id}/read`);
      const { unread, unseen } = (await inboxOf(alice)).counts;
      for (let n = 0; n < 3; n++) {
        expect((await undo()).status).toBeLessThan(300);
        await settled(forum);
        expect((await act()).status).toBeLessThan(300);
        await settled(forum);
        expect(await interrupting(alice, type)).toBe(0);
        expect((await inboxOf(alice)).counts).toMatchObject({ unread, unseen });
      }
      expect((await ofType(alice, type)).length).toBeLessThanOrEqual(1);
    },
  );

  test('twenty likes taken back as fast as one can are one row at most, and none in the end', async () => {
    const other = await newTopic(alice, await forum.category());
    for (let n = 0; n < 20; n++) {
      await carol.put(`/api/topics/${other}/like`);
      await carol.delete(`/api/topics/${other}/like`);
    }
    await settled(forum);
    const made = await forum.db.pool.query(
      `SELECT DISTINCT notification_id FROM notification_cause WHERE about = $1 AND type = 'like'`,
      [other],
    );
    expect(made.rowCount).toBeLessThanOrEqual(1);
    expect((await itemsOf(alice)).filter(({ data }) => data.topicId === other)).toEqual([]);
  });

  test('what is done again before taking it back was worked on keeps its row, unread as it was', async () => {
    const other = await newTopic(alice, await forum.category());
    await carol.put(`/api/topics/${other}/like`);
    await settled(forum);
    const [before] = (await itemsOf(alice)).filter(({ data }) => data.topicId === other);
    const gate = await forum.db.pool.connect();
    try {
      // Whoever takes back waits for those who are making notifications of it.
      await gate.query('BEGIN');
      await gate.query('SELECT pg_advisory_xact_lock_shared(7405, hashtext($1))', [other]);
      await carol.delete(`/api/topics/${other}/like`);
      await carol.put(`/api/topics/${other}/like`);
    } finally {
      await gate.query('COMMIT');
      gate.release();
    }
    await settled(forum);
    const after = (await itemsOf(alice)).filter(({ data }) => data.topicId === other);
    expect(after).toEqual([before]);
  });
});
