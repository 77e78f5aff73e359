import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import type { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answer,
  type Any,
  type Forum,
  type Member,
  newReply,
  newTopic,
  startForum,
  storedIn,
} from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let mod: Member;
let category: string;
const viewers = viewersOfEachTest();
beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ headsPoll: 200, gap: 20 }) });
  [alice, bob, mod] = await forum.people('alice', 'bob', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());

const view = (member: Member, ...names: string[]) => viewers.view(forum, member, ...names);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const codes = (answers: Answer[]) =>
  [...new Set(answers.map(({ status, body }) => body?.error?.code ?? status))].sort();

test('a removal against appends: what the removed member got is exactly what was written under the older version', async () => {
  for (let round = 0; round < 4; round++) {
    const slug = `race-${round}`;
    const group = (await alice.post('/api/groups', { name: slug, slug })).body.id;
    await bob.post(`/api/groups/${group}/join`);
    const secret = await forum.category({ groupId: group });
    const topic = await newTopic(alice, secret);
    const watched = [rooms.topic(topic), rooms.category(secret), rooms.group(group)];
    const [a, b] = [await view(alice, ...watched), await view(bob, ...watched)];
    const before = (await storedIn(forum.db, rooms.category(secret))).at(-1).version;
    const writers = upTo(12).map(async (n) => {
      for (let i = 0; i < 3; i++) await newReply(alice, topic, `${n}.${i}`);
    });
    const starters = upTo(3).map((n) => newTopic(alice, secret, `Topic ${n} of the race`));
    const removal = alice.delete(`/api/groups/${group}/members/${bob.username}`);
    await Promise.all([...writers, ...starters, removal]);
    await newReply(alice, topic, 'afterwards');
    for (const room of watched) {
      const stored = await storedIn(forum.db, room);
      const versions = stored.map(({ version }) => version);
      expect(versions).toEqual([...versions].sort((x, y) => x - y));
      const durable = (viewer: Viewer) => viewer.in(room).filter(({ meta }) => meta.offset !== undefined);
      const after = (v: number) => stored.filter(({ version }) => version > v).map(({ id }) => id);
      await until(() => durable(a).at(-1)?.meta.offset === stored.at(-1).offset, { what: `${room} at alice` });
      await until(() => b.controls.some(({ name, payload }) => name === 'sync:reset' && payload.room === room));
      const got = new Set(durable(b).map(({ meta }) => meta.id));
      expect(after(before).filter((id) => got.has(id))).toEqual([]);
    }
    expect((await storedIn(forum.db, rooms.topic(topic))).at(-1).version).toBe(before + 1);
    expect(JSON.stringify(b.received)).not.toContain('afterwards');
    viewers.close();
  }
});

test('a move against answers that open threads: topic and threads end under one scope, whoever was first', async () => {
  const group = (await alice.post('/api/groups', { name: 'Movers', slug: 'movers' })).body.id;
  const places = [category, await forum.category({ groupId: group })];
  for (let round = 0; round < 4; round++) {
    const topic = await newTopic(alice, category);
    const parents: Any[] = [];
    for (let i = 0; i < 8; i++) parents.push(await newReply(alice, topic, `Parent ${i}`));
    const answers = parents.flatMap(({ id: parentId }) =>
      upTo(2).map((n) => alice.post(`/api/topics/${topic}/replies`, { body: `${n}`, parentId })),
    );
    const moves = (async () => {
      for (const categoryId of [places[1], places[0], places[1]]) {
        expect((await mod.put(`/api/topics/${topic}/category`, { categoryId })).status).toBe(200);
      }
    })();
    expect(codes(await Promise.all(answers))).toEqual([201]);
    await moves;
    const { rows } = await forum.db.pool.query('SELECT DISTINCT scope FROM stream WHERE room = ANY ($1)', [
      [rooms.topic(topic), ...parents.map(({ id }) => rooms.thread(id))],
    ]);
    expect(rows).toEqual([{ scope: `category:${places[1]}` }]);
  }
});
