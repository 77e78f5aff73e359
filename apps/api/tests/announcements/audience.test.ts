import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announce, announcedTo, newAnnouncement } from '../support/announcements.ts';
import { type Any, bringIn, type Forum, type Member, newGroup, startForum, storedIn } from '../support/forum.ts';

let forum: Forum;
let admin: Member;
let mod: Member;
let ana: Member;
let ben: Member;
beforeAll(async () => {
  forum = await startForum();
  [admin, mod, ana, ben] = await forum.people('admin', 'mod', 'ana', 'ben');
});
afterAll(() => forum.close());

const titles = async (who: Member) => (await announcedTo(who)).map(({ title }) => title);
const dismiss = (who: Member, id: string): Promise<Any> => who.put(`/api/announcements/${id}/dismissal`);
const eventsIn = async (room: string) =>
  (await storedIn(forum.db, room)).filter(({ name }) => name.startsWith('announcement:'));
const ended = async (id: string) => admin.post(`/api/announcements/${id}/end`);

test('everybody who is signed in has what is for all, once stored and one event; it counts nowhere and makes no row', async () => {
  const before = (await eventsIn('announcements')).length;
  const made = await newAnnouncement(admin, { title: 'The harbour moves', body: 'On *Sunday*.' });
  for (const who of [ana, ben, mod, admin]) {
    const [one] = await announcedTo(who);
    expect(one).toMatchObject({ id: made.id, title: 'The harbour moves', body: 'On *Sunday*.', dismissedAt: null });
    const counts: Any = (await who.get('/api/notifications/unread-count')).body;
    expect([counts.unread, counts.unseen]).toEqual([0, 0]);
    expect((await who.get('/api/notifications')).body).toMatchObject({ items: [] });
  }
  const events = await eventsIn('announcements');
  expect(events.slice(before).map(({ name, payload }) => [name, payload.id])).toEqual([['announcement:new', made.id]]);
  const [{ dismissedAt: _, ...listed }] = await announcedTo(ana);
  expect(events.at(-1).payload).toEqual(listed);
  expect((await forum.visitor.get('/api/announcements' as never)).status).toBe(401);
  await ended(made.id);
});

test('a group hears what is for it, in its room; to others and to staff outside it is not there, as if it did not exist', async () => {
  const groupId = await newGroup(ana, false);
  const audience = { kind: 'group', id: groupId };
  const made = await newAnnouncement(admin, { title: 'For the crew', audience });
  expect(await titles(ana)).toEqual(['For the crew']);
  for (const who of [ben, mod, admin]) {
    expect(await titles(who)).toEqual([]);
    const none = await dismiss(who, made.id);
    const absent = await dismiss(who, '01890000-0000-7000-8000-000000000000');
    expect([none.status, none.body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect(none.body.error.message).toBe(absent.body.error.message);
  }
  expect((await eventsIn(`group:${groupId}`)).map(({ name }) => name)).toEqual(['announcement:new']);
  const { positions }: Any = (await ana.get('/api/announcements')).body;
  expect(Object.keys(positions).sort()).toEqual(['announcements', `group:${groupId}`, `user:${ana.id}`].sort());
});

test('who comes into a group later has what is out for it; who leaves has it no more, and what they closed stays closed', async () => {
  const groupId = await newGroup(ana);
  const audience = { kind: 'group', id: groupId };
  const cleo = await forum.join('cleo');
  const made = await newAnnouncement(admin, { title: 'Since before you came', audience });
  await bringIn(ana, groupId, cleo);
  expect(await titles(cleo)).toEqual(['Since before you came']);
  expect((await dismiss(cleo, made.id)).status).toBe(200);
  await cleo.post(`/api/groups/${groupId}/leave`);
  expect(await titles(cleo)).toEqual([]);
  expect((await dismiss(cleo, made.id)).status).toBe(404);
  await bringIn(ana, groupId, cleo);
  expect((await announcedTo(cleo))[0].dismissedAt).not.toBeNull();
});

test('with a deleted group goes what was out for it, and what was planned for it is a draft again', async () => {
  const groupId = await newGroup(ana);
  const audience = { kind: 'group', id: groupId };
  const out = await newAnnouncement(admin, { title: 'Out', audience });
  const publishAt = new Date(Date.now() + 3600_000).toISOString();
  const planned = await newAnnouncement(admin, { title: 'Planned', audience, state: 'planned', publishAt });
  expect((await ana.delete(`/api/groups/${groupId}`)).status).toBe(204);
  const stateOf = async (id: string) => ((await admin.get(`/api/announcements/manage/${id}`)).body as Any).state;
  await until(async () => (await stateOf(out.id)) === 'ended', { what: 'it to end' });
  await until(async () => (await stateOf(planned.id)) === 'draft', { what: 'its plan to go' });
  expect(await jobsOf(planned.id)).toBe(0);
  const again: Any = await admin.patch(`/api/announcements/${planned.id}`, { version: 2, state: 'published' });
  expect([again.status, again.body.error.code]).toEqual([404, 'NOT_FOUND']);
});

const jobsOf = async (id: string): Promise<number> =>
  (await forum.db.pool.query(`SELECT 1 FROM job WHERE unique_key = $1`, [`announcements:due:${id}`])).rowCount ?? 0;

test('the most important comes first, then the newest; pages go on where they ended', async () => {
  const order: string[] = [];
  for (const importance of ['broken', 'maintenance', 'news'] as const)
    order.push(...(await Promise.all([1, 2, 3].map(() => announce(forum, { importance })))));
  const { rows } = await forum.db.pool.query(
    `UPDATE announcement SET published_at = now() - random() * interval '1 day' WHERE id = ANY ($1) RETURNING id, importance, published_at AS at`,
    [order],
  );
  const rank = { broken: 2, maintenance: 1, news: 0 } as Record<string, number>;
  const expected = rows
    .toSorted((a: Any, b: Any) => (rank[b.importance] ?? 0) - (rank[a.importance] ?? 0) || b.at - a.at)
    .map(({ id }: Any) => id);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { items, nextCursor }: Any = (
      await ben.get(`/api/announcements?limit=2${cursor && `&cursor=${cursor}`}` as '/api/announcements')
    ).body;
    seen.push(...items.map(({ id }: Any) => id));
    cursor = nextCursor;
  }
  expect(seen).toEqual(expected);
  await forum.db.pool.query(`UPDATE announcement SET state = 'ended' WHERE id = ANY ($1)`, [order]);
});

test('closing and opening are the member’s own, said once on all of their devices, and as often as one likes', async () => {
  const made = await newAnnouncement(admin, { title: 'Close me' });
  const one = `/api/announcements/${made.id}/dismissal` as const;
  const first: Any = await ana.put(one);
  expect(first).toMatchObject({ status: 200, body: { id: made.id } });
  expect((await ana.put(one)).body).toEqual(first.body);
  expect((await announcedTo(ana)).find(({ id }) => id === made.id).dismissedAt).toBe(first.body.dismissedAt);
  expect((await announcedTo(ben)).find(({ id }) => id === made.id).dismissedAt).toBeNull();
  for (const _ of [1, 2]) expect(await ana.delete(one)).toMatchObject({ status: 200, body: { dismissedAt: null } });
  const own = (await eventsIn(`user:${ana.id}`)).filter(({ payload }) => payload.id === made.id);
  expect(own.map(({ payload }) => payload.dismissedAt)).toEqual([first.body.dismissedAt, null]);
  expect((await eventsIn(`user:${ben.id}`)).filter(({ payload }) => payload.id === made.id)).toEqual([]);
  await ended(made.id);
  expect((await ana.put(one)).status).toBe(200);
});

test('two devices that close one at once close it once', async () => {
  const made = await newAnnouncement(admin);
  const answers = await Promise.all(Array.from({ length: 8 }, () => dismiss(ben, made.id)));
  expect(new Set(answers.map(({ body }) => body.dismissedAt)).size).toBe(1);
  const own = (await eventsIn(`user:${ben.id}`)).filter(({ payload }) => payload.id === made.id);
  expect(own).toHaveLength(1);
  await ended(made.id);
});

test('what is no audience or no channel here answers 422; one without its group, or with one too much, is no form', async () => {
  const codeOf = async (input: object) => {
    const { status, body }: Any = await admin.post('/api/announcements', { title: 'x', ...input });
    return [status, body.error?.code];
  };
  const nobody = '01890000-0000-7000-8000-000000000000';
  expect(await codeOf({ audience: { kind: 'workspace', id: nobody } })).toEqual([422, 'UNSUPPORTED']);
  expect(await codeOf({ audience: { kind: 'constructor' } })).toEqual([422, 'UNSUPPORTED']);
  expect(await codeOf({ channels: ['banner', 'push'] })).toEqual([422, 'UNSUPPORTED']);
  expect(await codeOf({ audience: { kind: 'group' } })).toEqual([400, 'VALIDATION_FAILED']);
  expect(await codeOf({ audience: { kind: 'all', id: nobody } })).toEqual([400, 'VALIDATION_FAILED']);
  expect(await codeOf({ audience: { kind: 'group', id: nobody } })).toEqual([404, 'NOT_FOUND']);
  expect(await codeOf({ channels: ['inbox', 'inbox'] })).toEqual([201, undefined]);
});

test('dismissals of what ended a month ago are forgotten, others stay', async () => {
  const [old, young] = [await newAnnouncement(admin), await newAnnouncement(admin)];
  for (const { id } of [old, young]) {
    await dismiss(ana, id);
    await ended(id);
  }
  await forum.db.pool.query(`UPDATE announcement SET ended_at = now() - interval '31 days' WHERE id = $1`, [old.id]);
  await forum.db.pool.query(`UPDATE job SET due_at = now() WHERE kind = 'retention:announcement-dismissals'`);
  const left = async () =>
    (
      await forum.db.pool.query(
        `SELECT announcement_id AS id FROM announcement_dismissal WHERE announcement_id = ANY ($1)`,
        [[old.id, young.id]],
      )
    ).rows.map(({ id }) => id);
  await until(async () => (await left()).length === 1, { what: 'the old one to be forgotten' });
  expect(await left()).toEqual([young.id]);
});
