import { rooms } from '@tidings/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pruneMutes } from '../../src/features/mutes/repository.ts';
import { type Any, type Forum, type Member, newReply, newTopic, startForum, storedIn } from '../support/forum.ts';
import { mutesOf, type Target } from './mutes-world.ts';

const DAY = 86_400_000;
let forum: Forum;
let ana: Member;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.join('ana');
});
afterAll(() => forum.close());
const { mute, unmute, muted, heard, keeps } = mutesOf(() => forum);

/** One of everything that may be muted, with what it is called. */
async function everything(): Promise<[Target, string | null][]> {
  const category = await forum.category({ name: 'Noise' });
  const topic = await newTopic(ana, category, 'A loud topic');
  const thread = await newReply(ana, topic);
  return [
    [{ targetType: 'topic', targetId: topic }, 'A loud topic'],
    [{ targetType: 'thread', targetId: thread.id }, 'A loud topic'],
    [{ targetType: 'category', targetId: category }, 'Noise'],
    [{ targetType: 'person', targetId: ana.id }, ana.username],
    [{ targetType: 'type', targetId: 'like' }, null],
  ];
}

test('whatever is muted is kept away, is listed with what it is called, is heard on the own devices alone, and ends', async () => {
  const ben = await forum.join('ben');
  const targets = await everything();
  for (const [target] of targets) {
    for (let i = 0; i < 2; i++) {
      const { status, body } = await mute(ben, target);
      expect([status, body]).toMatchObject([200, { ...target, until: null, exceptMentions: false }]);
    }
    expect(await keeps(ben, target)).toBe(true);
  }
  expect((await muted(ben)).map(({ targetType, targetId, name }) => [{ targetType, targetId }, name])).toEqual(
    targets.toReversed(),
  );
  expect(await muted(ana)).toEqual([]);
  for (const [target] of targets) {
    for (let i = 0; i < 2; i++) expect((await unmute(ben, target)).status).toBe(204);
    expect(await keeps(ben, target)).toBe(false);
  }
  expect(await muted(ben)).toEqual([]);
  const said = (await heard(ben)).map(({ targetType, targetId, mute }) => [targetType, targetId, mute !== null]);
  expect(said).toEqual(
    [true, false].flatMap((on) => targets.map(([{ targetType, targetId }]) => [targetType, targetId, on])),
  );
  expect(await heard(ana)).toEqual([]);
});

test('the list is true at the position it names', async () => {
  const ben = await forum.join('ben');
  await mute(ben, { targetType: 'type', targetId: 'like' });
  const { positions }: Any = (await ben.get('/api/mutes')).body;
  const last = (await storedIn(forum.db, rooms.user(ben.id))).at(-1);
  expect(positions[rooms.user(ben.id)].offset).toBe(last.offset);
});

test('muting again changes for how long and what gets through, and keeps since when', async () => {
  const ben = await forum.join('ben');
  const like = { targetType: 'type', targetId: 'like' };
  const first = (await mute(ben, like)).body;
  const until = new Date(Date.now() + DAY).toISOString();
  const second = (await mute(ben, like, { until, exceptMentions: true })).body;
  expect(second).toEqual({ ...first, until, exceptMentions: true });
  expect([await keeps(ben, like), await keeps(ben, like, true)]).toEqual([true, false]);
  expect((await mute(ben, like, { until: null })).body).toEqual(first);
  expect((await heard(ben)).map(({ mute }) => mute.until)).toEqual([null, until, null]);
});

test('a mute that ran out holds nothing back, is not listed, begins anew when said again, and is removed', async () => {
  const ben = await forum.join('ben');
  const like = { targetType: 'type', targetId: 'like' };
  const other = { targetType: 'type', targetId: 'reply' };
  const until = new Date(Date.now() + DAY).toISOString();
  const first = (await mute(ben, like, { until })).body;
  await mute(ben, other);
  const runOut = `UPDATE mute SET until = now() - interval '1 minute', created_at = created_at - interval '2 days' WHERE user_id = $1 AND target = 'like'`;
  await forum.db.pool.query(runOut, [ben.id]);
  expect(await keeps(ben, like)).toBe(false);
  expect((await muted(ben)).map(({ targetId }) => targetId)).toEqual(['reply']);
  const again = (await mute(ben, like, { until })).body;
  expect(new Date(again.createdAt).getTime()).toBeGreaterThanOrEqual(new Date(first.createdAt).getTime());
  expect((await heard(ben)).at(-1).mute).toEqual(again);
  await forum.db.pool.query(runOut, [ben.id]);
  await pruneMutes(forum.db);
  expect((await forum.db.prisma.mute.findMany({ where: { userId: ben.id } })).map(({ target }) => target)).toEqual([
    'reply',
  ]);
});

test('muting and unmuting at once leaves what was heard last', async () => {
  const ben = await forum.join('ben');
  const like = { targetType: 'type', targetId: 'like' };
  const answers = await Promise.all([
    mute(ben, like),
    unmute(ben, like),
    mute(ben, like, { exceptMentions: true }),
    unmute(ben, like),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 204, 200, 204]);
  const last = (await heard(ben)).at(-1);
  expect((await muted(ben)).map(({ name: _, ...mute }) => mute)).toEqual(last.mute ? [last.mute] : []);
});
