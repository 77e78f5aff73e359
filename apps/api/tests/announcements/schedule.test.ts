import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announcedTo, newAnnouncement } from '../support/announcements.ts';
import { type Any, type Forum, type Member, startForum, storedIn } from '../support/forum.ts';

const environment = {
  AUTH_SECRET: 'one secret for all servers, long enough',
  TIMINGS: JSON.stringify({ jobPoll: 20, jobLease: 2000 }),
};
let database: TestDatabase;
let here: Forum;
let there: Forum;
let admin: Member;
let ana: Member;
let heard: number;
beforeAll(async () => {
  database = await createDatabase();
  [here, there] = await Promise.all([startForum(environment, database), startForum(environment, database)]);
  [admin, ana] = await here.people('admin', 'ana');
});
afterAll(async () => {
  await Promise.all([here?.close(), there?.close()]);
  await database?.drop();
});
beforeEach(async () => {
  heard = (await storedIn(here.db, 'announcements')).length;
});

const events = async () => (await storedIn(here.db, 'announcements')).slice(heard);
const names = async () => (await events()).map(({ name }) => name);
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const HOUR = 3600_000;
const plan = (input: object = {}) => newAnnouncement(admin, { state: 'planned', publishAt: inMs(HOUR), ...input });
const patch = (id: string, input: object): Promise<Any> => admin.patch(`/api/announcements/${id}`, input as never);
const read = async (id: string): Promise<Any> => (await admin.get(`/api/announcements/manage/${id}`)).body;
const jobs = async (id: string) =>
  (
    await here.db.pool.query('SELECT due_at AS at FROM job WHERE unique_key = $1', [`announcements:due:${id}`])
  ).rows.map(({ at }) => at.toISOString());
/** As if these times of it had come; its jobs are due now, `copies` of them. */
async function comeDue(id: string, columns: string, copies = 0): Promise<void> {
  await here.db.pool.query(`UPDATE announcement SET ${columns} WHERE id = $1`, [id]);
  await here.db.pool.query(
    `INSERT INTO job (id, kind, payload) SELECT gen_random_uuid(), j.kind, j.payload FROM job j, generate_series(1, $2) WHERE j.unique_key = $1`,
    [`announcements:due:${id}`, copies],
  );
  await here.db.pool.query(`UPDATE job SET due_at = now() WHERE kind = 'announcements:due' AND payload ->> 'id' = $1`, [
    id,
  ]);
}
const settled = () =>
  until(
    async () =>
      (
        await here.db.pool.query(
          `SELECT 1 FROM job WHERE kind = 'announcements:due' AND due_at <= now() + interval '1 minute'`,
        )
      ).rowCount === 0,
    { what: 'what is due to be done' },
  );
const dead = async () => (await here.db.pool.query('SELECT kind FROM dead_letter')).rows;

test('a planned one goes out at its time and ends at its end, by itself, under the id of the request that planned it', async () => {
  const [publishAt, endsAt] = [inMs(1500), inMs(3000)];
  const input = { title: 'At nine', state: 'planned', publishAt, endsAt };
  const headers = { 'x-correlation-id': 'planned-by-the-test' };
  const { body }: Any = await admin.post('/api/announcements', input as never, headers);
  expect(await jobs(body.id)).toEqual([publishAt]);
  expect([await announcedTo(ana), await names()]).toEqual([[], []]);
  await until(async () => (await names()).length === 1, { what: 'it to go out' });
  const [out] = await announcedTo(ana);
  expect(Date.parse(out.publishedAt)).toBeGreaterThanOrEqual(Date.parse(publishAt));
  expect(await jobs(body.id)).toEqual([endsAt]);
  await until(async () => (await names()).length === 2, { what: 'it to end' });
  expect(await names()).toEqual(['announcement:new', 'announcement:ended']);
  expect(await read(body.id)).toMatchObject({ state: 'ended', version: 3 });
  const { rows } = await here.db.pool.query(`SELECT correlation_id AS id FROM event WHERE room = 'announcements'`);
  expect(rows.slice(heard)).toEqual([{ id: 'planned-by-the-test' }, { id: 'planned-by-the-test' }]);
  expect([await announcedTo(ana), await jobs(body.id)]).toEqual([[], []]);
});

test('two servers that do its job twenty times at once send it once and end it once', async () => {
  const { id } = await plan({ endsAt: inMs(2 * HOUR) });
  await comeDue(id, `publish_at = now()`, 20);
  await settled();
  expect(await names()).toEqual(['announcement:new']);
  await comeDue(id, `ends_at = now()`, 20);
  await settled();
  expect(await names()).toEqual(['announcement:new', 'announcement:ended']);
  expect([await dead(), (await read(id)).version]).toEqual([[], 3]);
});

test('a changed plan has one job, at the time it says now, earlier or later; a plan that is taken away has none', async () => {
  const { id } = await plan();
  const times = [inMs(3 * HOUR), inMs(2 * HOUR), inMs(5 * HOUR)];
  for (const [n, publishAt] of times.entries()) {
    expect((await patch(id, { version: n + 1, publishAt })).status).toBe(200);
    expect(await jobs(id)).toEqual([publishAt]);
  }
  expect((await patch(id, { version: 4, title: 'Another headline' })).status).toBe(200);
  expect(await jobs(id)).toEqual([times[2]]);
  expect((await patch(id, { version: 5, state: 'draft' })).body).toMatchObject({ state: 'draft', publishAt: times[2] });
  expect(await jobs(id)).toEqual([]);
  expect((await patch(id, { version: 6, state: 'planned' })).body.state).toBe('planned');
  expect(await jobs(id)).toEqual([times[2]]);
  expect((await admin.delete(`/api/announcements/${id}`)).status).toBe(204);
  expect([await jobs(id), await names()]).toEqual([[], []]);
});

test('a job from before the plan was changed, or taken away, sends nothing', async () => {
  const [later, draft, gone] = [await plan(), await plan(), await plan()];
  const { rows } = await here.db.pool.query(`SELECT kind, payload FROM job WHERE kind = 'announcements:due'`);
  await patch(later.id, { version: 1, publishAt: inMs(2 * HOUR) });
  await patch(draft.id, { version: 1, state: 'draft' });
  await admin.delete(`/api/announcements/${gone.id}`);
  for (const { kind, payload } of rows)
    await here.db.pool.query('INSERT INTO job (id, kind, payload) VALUES (gen_random_uuid(), $1, $2)', [kind, payload]);
  await settled();
  expect([await names(), await dead()]).toEqual([[], []]);
  expect(await jobs(later.id)).toHaveLength(1);
});

test('sent before its time it goes out once, and its plan goes with that', async () => {
  const { id } = await plan();
  expect((await patch(id, { version: 1, state: 'published' })).body.state).toBe('published');
  expect([await jobs(id), await names()]).toEqual([[], ['announcement:new']]);
  await admin.post(`/api/announcements/${id}/end`);
});

test('an admin who edits at the very moment it goes out: it goes out once, and either edit or time was first', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await plan();
    const before = (await names()).length;
    const [edit] = await Promise.all([
      patch(id, { version: 1, title: 'At the last moment' }),
      comeDue(id, `publish_at = now()`, 3),
    ]);
    await settled();
    const mine = (await events()).slice(before).filter(({ payload }) => payload.id === id);
    expect(mine.map(({ name }) => name)).toEqual(['announcement:new']);
    const won = edit.status === 200;
    expect([won, mine[0].payload.title]).toEqual([won, won ? 'At the last moment' : 'Something to know']);
    await admin.post(`/api/announcements/${id}/end`);
  }
});

test('one whose end came while no server was there is not sent any more', async () => {
  const { id } = await plan({ endsAt: inMs(2 * HOUR) });
  await comeDue(id, `publish_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'`);
  await settled();
  expect(await read(id)).toMatchObject({ state: 'ended', publishedAt: null });
  expect([await names(), await announcedTo(ana)]).toEqual([[], []]);
});
