import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice] = await forum.people('alice');
});
afterAll(() => forum.close());

test('every session of a member is on a page, last used first, however many there are', async () => {
  await forum.db.pool.query(
    `INSERT INTO session (id, user_id, last_seen_at, expires_at, revoked_at)
     SELECT gen_random_uuid(), $1, now() - (i / 3) * interval '1 minute', now() + interval '1 day', CASE WHEN i > 230 THEN now() END
     FROM generate_series(1, 240) i`,
    [alice.id],
  );
  const seen: { id: string; lastSeenAt: string }[] = [];
  const pages: number[] = [];
  for (let cursor: string | null = ''; cursor !== null && pages.length < 20; ) {
    const { body }: Any = await alice.get(cursor ? `/api/sessions?cursor=${cursor}` : '/api/sessions');
    seen.push(...body.items);
    pages.push(body.items.length);
    cursor = body.nextCursor;
  }
  expect(pages).toEqual([100, 100, 31]);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(231);
  const times = seen.map(({ lastSeenAt }) => lastSeenAt);
  expect(times).toEqual([...times].sort().reverse());
  expect((await alice.get('/api/sessions?limit=2')).body.items).toHaveLength(2);
  expect((await alice.get('/api/sessions?cursor=nonsense')).status).toBe(400);
});
