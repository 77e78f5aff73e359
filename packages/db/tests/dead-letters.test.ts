import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from '../src/migrate/index.ts';
import { query, scratchServer } from './scratch-server.ts';
import { append } from './small-forum.ts';

let url: string;
beforeAll(async () => {
  url = (await scratchServer()).url;
  await migrate(url);
});
beforeEach(() => query(url, 'TRUNCATE job, dead_letter'));

const jobs = () =>
  query<{ id: string; unique_key: string | null }>(
    url,
    `SELECT id, kind, payload, unique_key, attempts, due_at <= now() AS due FROM job`,
  );
const retry = async (id: string) =>
  (await query<{ done: boolean }>(url, 'SELECT retry_dead_letter($1) AS done', [id]))[0]?.done;
const deadLetter = async () => {
  const id = randomUUID();
  await query(
    url,
    `INSERT INTO dead_letter (id, kind, payload, unique_key, attempts, last_error, created_at)
     VALUES ($1, 'mail', '{"to":"a"}', 'mail:a', 8, 'refused', now())`,
    [id],
  );
  return id;
};
const job = (more: object) => ({ id: randomUUID(), kind: 'mail', payload: { to: 'b' }, uniqueKey: 'mail:a', ...more });

test('a job is due at a time, after a delay, or at once', async () => {
  const dueAt = '2030-01-02T03:04:05.678Z';
  await append(url, { jobs: [job({ uniqueKey: 'x', dueAt }), job({ uniqueKey: 'y', delayMs: 60_000 }), job({})] });
  const text = `SELECT unique_key, due_at = $1::timestamptz AS at, due_at <= now() AS due FROM job ORDER BY 1`;
  expect(await query(url, text, [dueAt])).toEqual([
    { unique_key: 'mail:a', at: false, due: true },
    { unique_key: 'x', at: true, due: false },
    { unique_key: 'y', at: false, due: false },
  ]);
});

test('a dead letter is due again with its key, once', async () => {
  const id = await deadLetter();
  expect(await retry(id)).toBe(true);
  const again = { id, kind: 'mail', payload: { to: 'a' }, unique_key: 'mail:a', attempts: 0, due: true };
  expect(await jobs()).toEqual([again]);
  expect(await query(url, 'SELECT id FROM dead_letter')).toEqual([]);
  expect(await retry(id)).toBe(false);
  expect(await jobs()).toHaveLength(1);
});

test('where another job holds the key, that one is due at once; one that a server is at runs once more', async () => {
  await append(url, { jobs: [job({ delayMs: 60_000 })] });
  expect(await retry(await deadLetter())).toBe(true);
  expect(await jobs()).toEqual([expect.objectContaining({ payload: { to: 'b' }, due: true })]);
  await query(url, `UPDATE job SET locked_by = 'server', due_at = now() + interval '1 minute'`);
  expect(await retry(await deadLetter())).toBe(true);
  expect(await jobs()).toEqual([expect.objectContaining({ payload: { to: 'b' }, due: true })]);
});

test('a job takes the place of the one with its key: its payload, the earlier time; where that one runs, it runs as well', async () => {
  const [first, second, third] = [
    job({ delayMs: 60_000.5 }),
    job({ payload: { to: 'c' } }),
    job({ delayMs: 30 * 86_400_000 }),
  ];
  await append(url, { jobs: [first] });
  expect(await jobs()).toMatchObject([{ id: first.id, due: false }]);
  await append(url, { jobs: [second] });
  expect(await jobs()).toMatchObject([{ id: second.id, payload: { to: 'c' }, due: true }]);
  await append(url, { jobs: [third] });
  expect(await jobs()).toMatchObject([{ id: third.id, payload: { to: 'b' }, due: true }]);
  await query(url, `UPDATE job SET locked_by = 'server', attempts = 2, due_at = now() + interval '1 minute'`);
  const fourth = job({ payload: { to: 'd' } });
  await append(url, { jobs: [fourth] });
  expect(await jobs()).toMatchObject([{ id: fourth.id, payload: { to: 'd' }, attempts: 0, due: true }]);
});
