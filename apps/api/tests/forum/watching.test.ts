import { type Position, type Positions, rooms } from '@tidings/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Any,
  bringIn,
  type Forum,
  type Member,
  newGroup,
  newTopic,
  startForum,
  storedIn,
} from '../support/forum.ts';

let forum: Forum;
let ana: Member;
let ben: Member;
beforeAll(async () => {
  forum = await startForum();
  [ana, ben] = await forum.people('ana', 'ben');
});
afterAll(() => forum.close());

type Shown = { watch: string | undefined; at: Position | undefined };
type Watched = {
  levels: string[];
  make: () => Promise<string>;
  path: string;
  show: (who: Member, id: string) => Promise<Shown>;
};
const shown = (who: Member, { viewer, positions }: { viewer: Any; positions: Positions }): Shown => ({
  watch: viewer.watch,
  at: positions[rooms.user(who.id)],
});
const watched: Record<string, Watched> = {
  topic: {
    levels: ['watching', 'tracking', 'muted', 'normal'],
    make: async () => newTopic(ana, await forum.category()),
    path: '/api/topics',
    show: async (who, id) => shown(who, ((await who.get(`/api/topics/${id}`)) as Any).body),
  },
  category: {
    levels: ['watching', 'tracking', 'muted', 'normal'],
    make: () => forum.category(),
    path: '/api/categories',
    async show(who, id) {
      const { items, positions }: Any = (await who.get('/api/categories')).body;
      return shown(who, { viewer: items.find((one: Any) => one.id === id).viewer, positions });
    },
  },
  group: {
    levels: ['watching', 'muted', 'normal'],
    make: () => newGroup(ana),
    path: '/api/groups',
    show: async (who, id) => shown(who, ((await who.get(`/api/groups/${id}`)) as Any).body),
  },
};
const heard = async (who: Member, id: string) =>
  (await storedIn(forum.db, rooms.user(who.id))).filter(({ payload }) => payload.targetId === id);

describe.each(Object.entries(watched))('a %s', (targetType, { levels, make, path, show }) => {
  const say = (who: Member, id: string, level: string): Promise<Any> =>
    who.put(`${path}/${id}/watch` as never, { level });

  test('has the level its viewer said, true at the position of their room, and nobody else’s', async () => {
    const id = await make();
    expect((await show(ben, id)).watch).toBe('normal');
    for (const level of levels) {
      for (let i = 0; i < 2; i++) {
        const { status, body } = await say(ben, id, level);
        expect([status, body]).toEqual([200, { targetType, targetId: id, level }]);
      }
      const last = (await heard(ben, id)).at(-1);
      expect(last).toMatchObject({ name: 'watch:changed', payload: { targetType, targetId: id, level } });
      expect(await show(ben, id)).toMatchObject({ watch: level, at: { offset: last.offset } });
      expect((await show(ana, id)).watch).toBe('normal');
    }
    // The same again was no event, and nobody else heard one.
    expect((await heard(ben, id)).length).toBe(levels.length);
    expect(await heard(ana, id)).toEqual([]);
    expect(await forum.db.prisma.watch.count({ where: { targetId: id } })).toBe(0);
  });

  test('of which somebody said several levels at once keeps one, the last they heard', async () => {
    const id = await make();
    const answers = await Promise.all(['watching', 'muted', 'watching', 'muted'].map((level) => say(ben, id, level)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const last = (await heard(ben, id)).at(-1);
    expect((await show(ben, id)).watch).toBe(last.payload.level);
  });

  test('is not watched at a level there is not, nor by a visitor', async () => {
    const id = await make();
    const bad = targetType === 'group' ? ['tracking', 'loud', ''] : ['loud', ''];
    for (const level of bad) expect((await say(ben, id, level)).status).toBe(400);
    expect((await (forum.visitor as Any).put(`${path}/${id}/watch`, { level: 'muted' })).status).toBe(401);
    expect(await heard(ben, id)).toEqual([]);
  });
});

test('what one may not see is not watched, and answers as what is not there', async () => {
  const group = await newGroup(ana, false);
  const category = await forum.category({ groupId: group });
  const topic = await newTopic(ana, category);
  const gone = await newTopic(ana, await forum.category());
  await ana.delete(`/api/topics/${gone}`);
  const paths = [`/api/groups/${group}`, `/api/categories/${category}`, `/api/topics/${topic}`];
  for (const path of [...paths, `/api/topics/${gone}`]) {
    const { status, body }: Any = await (ben as Any).put(`${path}/watch`, { level: 'watching' });
    expect([path, status, body.error.code]).toEqual([path, 404, 'NOT_FOUND']);
  }
  await bringIn(ana, group, ben);
  for (const path of paths) expect((await (ben as Any).put(`${path}/watch`, { level: 'watching' })).status).toBe(200);
});

test('a list of topics says of each how much its viewer wants to hear of it, and nothing to a visitor', async () => {
  const category = await forum.category();
  const [loud, calm] = [await newTopic(ana, category), await newTopic(ana, category)];
  await ben.put(`/api/topics/${loud}/watch`, { level: 'watching' });
  const levels = async (who: Pick<Member, 'get'>): Promise<Any> => {
    const { items }: Any = (await who.get(`/api/topics?categoryId=${category}`)).body;
    return Object.fromEntries(items.map(({ id, viewer }: Any) => [id, viewer?.watch]));
  };
  expect(await levels(ben)).toEqual({ [loud]: 'watching', [calm]: 'normal' });
  expect(await levels(forum.visitor)).toEqual({ [loud]: undefined, [calm]: undefined });
});

test('a group says the level to its viewer also when it answers that they came in, or that it was archived', async () => {
  const group = await newGroup(ana);
  await ben.put(`/api/groups/${group}/watch`, { level: 'muted' });
  expect((await ben.post(`/api/groups/${group}/join`)).body.viewer).toEqual({ role: 'member', watch: 'muted' });
  await ana.put(`/api/groups/${group}/watch`, { level: 'watching' });
  expect((await ana.put(`/api/groups/${group}/archive`)).body.viewer).toEqual({ role: 'owner', watch: 'watching' });
});

test('there is an end to how much one may watch, and setting it back is always possible', async () => {
  const who = await forum.join('keen');
  const [first, second] = [await watched.topic?.make(), await watched.topic?.make()] as [string, string];
  await who.put(`/api/topics/${first}/watch`, { level: 'watching' });
  await forum.db.pool.query(
    `INSERT INTO watch (user_id, target_type, target_id, level) SELECT $1, 'topic', gen_random_uuid(), 'muted' FROM generate_series(2, 20000)`,
    [who.id],
  );
  const refused: Any = await who.put(`/api/topics/${second}/watch`, { level: 'watching' });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'CONFLICT']);
  expect((await who.put(`/api/topics/${first}/watch`, { level: 'muted' })).status).toBe(200);
  expect((await who.put(`/api/topics/${first}/watch`, { level: 'normal' })).status).toBe(200);
  expect((await who.put(`/api/topics/${second}/watch`, { level: 'watching' })).status).toBe(200);
});
