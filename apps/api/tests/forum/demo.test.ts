import { seedDemo } from '@tidings/db/seed';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  await seedDemo(forum.db.pool);
  admin = await forum.join('admin', 'admin');
});
afterAll(() => forum.close());

const idsOf = async (table: 'topic' | 'reply'): Promise<string[]> =>
  (await forum.db.pool.query(`SELECT id FROM ${table} ORDER BY id DESC`)).rows.map(({ id }) => id);

/** Each of these, eight at a time. */
async function each(ids: readonly string[], run: (id: string) => Promise<void>): Promise<void> {
  const left = ids.values();
  const hand = async () => {
    for (const id of left) await run(id);
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}

test('what the demo holds can be changed like what members wrote: every reply and topic is liked, hidden, shown and deleted', async () => {
  for (const type of ['reply', 'topic'] as const) {
    const collection = type === 'reply' ? 'replies' : 'topics';
    await each(await idsOf(type), async (id) => {
      const act = (action: string) =>
        admin.post('/api/moderation/actions', { action, targetType: type, targetId: id, reason: 'Because.' });
      const answers = [
        await admin.put(`/api/${collection}/${id}/like`, {}),
        await act('hide'),
        await act('restore'),
        await admin.delete(`/api/${collection}/${id}`),
      ];
      expect(
        answers.map(({ status }) => status),
        `${type} ${id}`,
      ).toEqual([200, 201, 201, 204]);
    });
  }
}, 120_000);

test('every room that events of the demo name is there', async () => {
  const { rows } = await forum.db.pool.query(
    `SELECT w.room FROM (
       SELECT 'topic:' || id AS room FROM topic UNION SELECT 'thread:' || parent_id FROM reply WHERE parent_id IS NOT NULL
       UNION SELECT 'category:' || id FROM category UNION SELECT 'group:' || id FROM "group" UNION SELECT 'user:' || id FROM "user"
     ) w WHERE NOT EXISTS (SELECT 1 FROM stream s WHERE s.room = w.room)`,
  );
  expect(rows).toEqual([]);
});
