import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Any,
  bringIn,
  type Forum,
  type Member,
  newGroup,
  newReply,
  newTopic,
  nobody,
  startForum,
} from '../support/forum.ts';
import { mutesOf } from './mutes-world.ts';

let forum: Forum;
let ana: Member;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.join('ana');
});
afterAll(() => forum.close());
const { mute, unmute, muted, heard, keeps } = mutesOf(() => forum);

test('a kind or a type that this server does not know answers 422, and nothing is written', async () => {
  const ben = await forum.join('ben');
  const unknown = [
    { targetType: 'workspace', targetId: nobody },
    { targetType: 'user', targetId: ana.id },
    { targetType: 'type', targetId: 'weather' },
    { targetType: 'type', targetId: 'constructor' },
    // What staff decided about a member is never kept away.
    { targetType: 'type', targetId: 'moderation' },
  ];
  for (const target of unknown) {
    const { status, body } = await mute(ben, target);
    expect([target, status, body.error?.code]).toEqual([target, 422, 'UNSUPPORTED']);
  }
  expect((await unmute(ben, { targetType: 'workspace', targetId: nobody })).status).toBe(422);
  expect(await heard(ben)).toEqual([]);
});

test('an end that is past, no moment at all, or a strange form is refused, and names the field', async () => {
  const ben = await forum.join('ben');
  const like = { targetType: 'type', targetId: 'like' };
  for (const until of [
    new Date(Date.now() - 1000).toISOString(),
    '0000-01-01T00:00:00Z',
    'tomorrow',
    '2026-02-30T00:00:00Z',
    5,
  ]) {
    const { status, body } = await mute(ben, like, { until });
    expect([until, status, body.error?.code, body.error?.details?.[0]?.path]).toEqual([
      until,
      400,
      'VALIDATION_FAILED',
      'until',
    ]);
  }
  for (const target of [
    { targetType: '', targetId: 'like' },
    { targetType: 'type', targetId: 'x'.repeat(65) },
    { targetType: 'type', targetId: 'a\u0000b' },
  ]) {
    expect((await mute(ben, target)).status).toBe(400);
  }
  const late = (await mute(ben, like, { until: '9999-12-31T23:59:59.999Z' })).body;
  expect(late.until).toBe('9999-12-31T23:59:59.999Z');
  expect(await keeps(ben, like)).toBe(true);
});

test('what one does not see is not muted and answers as what is not there; what is muted already is unmuted all the same, and has no name', async () => {
  const ben = await forum.join('ben');
  const group = await newGroup(ana, false);
  const category = await forum.category({ groupId: group });
  const topic = await newTopic(ana, category, 'A quiet topic');
  const root = await newReply(ana, topic);
  const answer = await newReply(ana, topic, 'An answer to it.', root.id);
  const targets = [
    { targetType: 'topic', targetId: topic },
    { targetType: 'thread', targetId: root.id },
    { targetType: 'category', targetId: category },
  ];
  const absent = [
    ...targets,
    { targetType: 'person', targetId: nobody },
    { targetType: 'person', targetId: ana.username },
    { targetType: 'topic', targetId: 'like' },
  ];
  for (const target of absent) {
    const { status, body } = await mute(ben, target);
    expect([target, status, body.error?.code]).toEqual([target, 404, 'NOT_FOUND']);
  }
  await bringIn(ana, group, ben);
  for (const target of targets) expect((await mute(ben, target)).status).toBe(200);
  // An answer begins no thread.
  expect((await mute(ben, { targetType: 'thread', targetId: answer.id })).status).toBe(404);
  await ben.post(`/api/groups/${group}/leave`);
  expect((await muted(ben)).map(({ name }) => name)).toEqual([null, null, null]);
  for (const target of targets) expect((await unmute(ben, target)).status).toBe(204);
  expect(await muted(ben)).toEqual([]);
});

test('nobody mutes themselves, and a thing has one mute however its id is written', async () => {
  const ben = await forum.join('ben');
  expect((await mute(ben, { targetType: 'person', targetId: ben.id })).status).toBe(403);
  const loud = { targetType: 'person', targetId: ana.id.toUpperCase() };
  expect((await mute(ben, loud)).body.targetId).toBe(ana.id);
  await mute(ben, { targetType: 'person', targetId: ana.id });
  expect(await muted(ben)).toHaveLength(1);
  expect((await unmute(ben, loud)).status).toBe(204);
  expect(await muted(ben)).toHaveLength(0);
});

test('mutes are listed page by page, each once, and there is an end to how many there may be', async () => {
  const ben = await forum.join('ben');
  await forum.db.pool.query(
    `INSERT INTO mute (user_id, target_type, target, created_at) SELECT $1, 'topic', gen_random_uuid(), date_trunc('minute', now()) FROM generate_series(1, 1000)`,
    [ben.id],
  );
  const seen = new Set<string>();
  let cursor = '';
  let pages = 0;
  do {
    const { body }: Any = await ben.get(`/api/mutes?limit=100${cursor && `&cursor=${cursor}`}`);
    for (const { targetId } of body.items) seen.add(targetId);
    cursor = body.nextCursor ?? '';
    pages += 1;
  } while (cursor);
  expect([seen.size, pages]).toEqual([1000, 10]);
  const refused = await mute(ben, { targetType: 'type', targetId: 'like' });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'CONFLICT']);
  const [one = ''] = seen;
  await unmute(ben, { targetType: 'topic', targetId: one });
  expect((await mute(ben, { targetType: 'type', targetId: 'like' })).status).toBe(200);
});
