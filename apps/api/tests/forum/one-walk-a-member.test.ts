import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleRest } from '../../src/features/topics/reading/read-rest.ts';
import { type Forum, type Member, newTopic, startForum, storedOf } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let reader: Member;
beforeAll(async () => {
  forum = await startForum();
  [alice, reader] = await forum.people('alice', 'reader');
});
afterAll(() => forum.close());

const walks = async () =>
  (await forum.db.pool.query(`SELECT id, payload FROM job WHERE kind = 'topics:read-rest' ORDER BY unique_key`)).rows;

test('marking everything as read again and again makes one walk of a member, and one of each category, none of which is lost', async () => {
  const [first, second] = [await forum.category(), await forum.category()];
  await newTopic(alice, first);
  await newTopic(alice, second);
  // Nobody takes them while they are counted.
  await forum.db.pool.query(`
    CREATE FUNCTION wait_for_all() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.kind = 'topics:read-rest' THEN NEW.due_at := 'infinity'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER wait_for_all BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION wait_for_all()`);
  const marked = (input: { categoryId?: string }) => reader.put('/api/topics/read', input);
  await marked({});
  const [before] = await walks();
  await newTopic(alice, first);
  await marked({});
  const [after, ...more] = await walks();
  expect(more).toEqual([]);
  expect(Date.parse(after.payload.until)).toBeGreaterThan(Date.parse(before.payload.until));
  for (const categoryId of [first, second, second]) {
    await newTopic(alice, categoryId);
    await marked({ categoryId });
  }
  expect(await walks()).toHaveLength(3);
  await forum.db.pool.query(
    `DROP TRIGGER wait_for_all ON job; UPDATE job SET due_at = now() WHERE due_at = 'infinity'`,
  );
  await until(async () => (await walks()).length === 0, { timeoutMs: 20_000, what: 'the walks to end' });
});

test('a walk whose place another has taken marks nothing and causes no other', async () => {
  const category = await forum.category();
  await newTopic(alice, category);
  const [walker] = await forum.people('walker');
  const payload = { userId: walker.id, categoryIds: [category], until: new Date().toISOString() };
  const job = { id: uuidv7(), kind: 'topics:read-rest', payload, attempt: 1, correlationId: 'a-walk-of-a-test' };
  const lot = forum.db.pool.query('SELECT feed_topics_read($1, now())', [{ ...payload, from: null, job: job.id }]);
  await expect(lot).rejects.toThrow('NO_CHANGE');
  const never = () => Promise.reject(new Error('It went on.'));
  // biome-ignore lint/suspicious/noExplicitAny: of the services it takes what it uses
  await handleRest.runMany([job], { db: forum.db, events: { commit: never } } as any, undefined as any);
  expect((await storedOf(forum.db, walker.id)).filter(({ name }) => name === 'topics:read')).toEqual([]);
});
