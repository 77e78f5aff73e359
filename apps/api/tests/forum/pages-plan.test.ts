import { uuidv7 } from '@tidings/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsSql } from '../../src/features/audit/repository.ts';
import { sentInvitationsSql } from '../../src/features/groups/invitations/repository.ts';
import { membersSql } from '../../src/features/groups/repository.ts';
import { noticesSql } from '../../src/features/moderation/notices/repository.ts';
import { fansSql } from '../../src/features/reactions/repository.ts';
import { FIRST_ID } from '../../src/platform/http/place.ts';
import { type Forum, type Member, newGroup, newTopic, startForum } from '../support/forum.ts';
import { genericPlan, rowsRead } from '../support/plan.ts';

const MANY = 20_000;
const everybody = '{member,moderator,admin}';
let forum: Forum;
let alice: Member;
let mod: Member;
let group: string;
let topic: string;
beforeAll(async () => {
  forum = await startForum();
  [alice, mod] = await forum.people('alice', 'mod');
  group = await newGroup(alice);
  topic = await newTopic(alice, await forum.category());
  await forum.db.pool.query(
    `INSERT INTO group_member (group_id, user_id, joined_at)
     SELECT $1, gen_random_uuid(), now() - i * interval '1 second' FROM generate_series(1, $2) i`,
    [group, MANY],
  );
  await forum.db.pool.query(
    `INSERT INTO reaction (target_id, user_id, target_type, author_id)
     SELECT $1, gen_random_uuid(), 'topic', $2 FROM generate_series(1, $3)`,
    [topic, alice.id, MANY],
  );
  await forum.db.pool.query(
    `INSERT INTO group_invitation (id, group_id, user_id, inviter_id, expires_at, created_at)
     SELECT gen_random_uuid(), $1, gen_random_uuid(), $2, now() + interval '1 day', now() - i * interval '1 second'
     FROM generate_series(1, $3) i`,
    [group, alice.id, MANY],
  );
  await forum.db.pool.query(
    `INSERT INTO moderation_action (id, moderator_id, member_id, action, target_type, target_id, subject, reason, at)
     SELECT gen_random_uuid(), CASE WHEN i % 2 = 0 THEN $2::uuid ELSE gen_random_uuid() END, $1, 'hide', 'topic', $3, '{}',
       'Spam.', now() - i * interval '1 second' FROM generate_series(1, $4) i`,
    [alice.id, mod.id, topic, MANY],
  );
  await forum.db.pool.query('VACUUM ANALYZE group_member, reaction, group_invitation, moderation_action, "user"');
}, 120_000);
afterAll(() => forum.close());

/** A place four fifths down a list, and with what its first page is asked for. */
const deep = new Date(Date.now() - MANY * 800).toISOString();
const early = new Date(Date.now() - MANY * 200).toISOString();
const first = ['-infinity', FIRST_ID];
const newest = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
const id = uuidv7();

test.each<[string, string, () => string[][]]>([
  [
    'who likes something',
    fansSql,
    () => [FIRST_ID, 'cccccccc-cccc-cccc-cccc-cccccccccccc'].map((place) => [topic, place, '51']),
  ],
  ['members of a group', membersSql, () => [first, [early, id]].map((place) => [group, ...place, '51'])],
  ['what a group has sent', sentInvitationsSql, () => [newest, [deep, id]].map((place) => [group, ...place, '51'])],
  ['the audit log', actionsSql, () => [newest, [deep, id]].map((place) => [...place, '51', everybody, id])],
  [
    'what staff decided about a member',
    noticesSql,
    () => [newest, [deep, id]].map((place) => [alice.id, 'false', ...place, '51']),
  ],
])('of %s, 20,000 long, a page reads what stands on it, wherever it begins', async (_what, sql, asked) => {
  for (const values of asked()) {
    const read = rowsRead(await genericPlan(forum.db, sql, values));
    expect(read).toBeGreaterThanOrEqual(51);
    expect(read).toBeLessThan(1000);
  }
});
