import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pruneMutes } from '../../src/features/mutes/repository.ts';
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
  storedIn,
} from '../support/forum.ts';

const DAY = 86_400_000;
let forum: Forum;
let ana: Member;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.join('ana');
});
afterAll(() => forum.close());

type Target = { targetType: string; targetId: string };
const mute = (who: Member, target: Target, how: object = {}): Promise<Any> =>
  who.put('/api/mutes', { ...target, ...how });
const unmute = (who: Member, target: Target): Promise<Any> => who.delete('/api/mutes', target);
const muted = async (who: Member): Promise<Any[]> => ((await who.get('/api/mutes')).body as Any).items;
const heard = async (who: Member) =>
  (await storedIn(forum.db, rooms.user(who.id))).flatMap(({ name, payload }) =>
    name === 'mute:changed' ? [payload] : [],
  );
/** Whether the engine of notifications would keep something away; `mention`: it is said to the member by name. */
async function keeps(who: Member, { targetType, targetId }: Target, mention = false): Promise<boolean> {
  const type = targetType === 'type' ? targetId : 'comment';
  const said = {
    rank: 1,
    priority: 'normal',
    mutable: true,
    inApp: true,
    groupKey: null,
    ...(mention && { byName: true }),
  };
  const fact = { source: uuidv7(), about: uuidv7(), actorId: null, proof: null, correlationId: 'mutes-of-the-test' };
  const asked = {
    intents: [{ ...fact, mutes: [`${targetType}:${targetId}`], types: { [type]: said } }],
    candidates: [{ i: 0, user: who.id, type, reason: 'your_post' }],
  };
  const { rows } = await forum.db.pool.query('SELECT decide_notifications($1::jsonb, $2::uuid[], now()) AS r', [
    JSON.stringify(asked),
    [who.id],
  ]);
  return rows[0].r.decided.length === 0;
}

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
