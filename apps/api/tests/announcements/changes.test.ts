import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announcedTo, newAnnouncement } from '../support/announcements.ts';
import { type Any, type Forum, type Member, newGroup, startForum, storedIn } from '../support/forum.ts';

const HOUR = 3600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
let forum: Forum;
let admin: Member;
let other: Member;
let ana: Member;
let heard: number;
beforeAll(async () => {
  forum = await startForum();
  [admin, ana] = await forum.people('admin', 'ana');
  other = await forum.join('other', 'admin');
});
afterAll(() => forum.close());

const events = async () =>
  (await storedIn(forum.db, 'announcements')).slice(heard).map(({ name, payload }) => ({ name, ...payload }));
beforeEach(async () => {
  heard = (await storedIn(forum.db, 'announcements')).length;
});
const patch = (who: Member, id: string, input: object): Promise<Any> =>
  who.patch(`/api/announcements/${id}`, input as never);
const post = (who: Member, id: string, act: 'end' | 'call-back'): Promise<Any> =>
  who.post(`/api/announcements/${id}/${act}` as '/api/announcements/:id/end');
const read = async (id: string): Promise<Any> => (await admin.get(`/api/announcements/manage/${id}`)).body;
const codeOf = ({ status, body }: Any) => [status, body?.error?.code];

test('a draft is there for admins alone, and nobody hears of it, until it is sent', async () => {
  const draft = await newAnnouncement(admin, { title: 'Soon', state: 'draft' });
  expect(draft).toMatchObject({ state: 'draft', version: 1, publishedAt: null, createdBy: { id: admin.id } });
  const edited = await patch(other, draft.id, { version: 1, title: 'Very soon', importance: 'broken' });
  expect(edited).toMatchObject({ status: 200, body: { version: 2, updatedBy: { id: other.id }, editedAt: null } });
  expect([await events(), await announcedTo(ana)]).toEqual([[], []]);
  const sent = await patch(admin, draft.id, { version: 2, state: 'published' });
  expect(sent.body).toMatchObject({ state: 'published', version: 3, title: 'Very soon' });
  expect(Date.parse(sent.body.callableUntil) - Date.parse(sent.body.publishedAt)).toBe(60_000);
  expect(await events()).toMatchObject([{ name: 'announcement:new', id: draft.id, title: 'Very soon', version: 3 }]);
  await post(admin, draft.id, 'end');
});

test('of two admins who change it at once one hears that the other was faster, and by whom; what is so already changes nothing', async () => {
  const { id } = await newAnnouncement(admin, { state: 'draft' });
  const answers = await Promise.all([
    patch(admin, id, { version: 1, title: 'Mine' }),
    patch(other, id, { version: 1, title: 'Theirs' }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const won = answers.find(({ status }) => status === 200).body;
  const { error } = answers.find(({ status }) => status === 409).body;
  expect(error).toMatchObject({ code: 'VERSION_CONFLICT', details: [{ path: 'version' }] });
  expect(error.details[0].message).toContain(won.updatedBy.displayName);
  expect(error.details[0].message).toContain('version 2');
  expect(await read(id)).toMatchObject({ title: won.title, version: 2 });
  expect((await patch(admin, id, { version: 2, title: won.title, link: null })).body.version).toBe(2);
});

test('one that is out is changed for all who have it; whom it is for and when it went out stay; what has ended stays as it was', async () => {
  const groupId = await newGroup(ana);
  const { id } = await newAnnouncement(admin, { title: 'Out', link: { url: '/topics', words: 'See' } });
  const edited = await patch(admin, id, { version: 1, title: 'Still out', link: null, endsAt: later(1) });
  expect(edited.body).toMatchObject({ version: 2, title: 'Still out', link: null, editedAt: expect.any(String) });
  const [, updated] = await events();
  const [{ dismissedAt: _, ...listed }] = await announcedTo(ana);
  expect(updated).toEqual({ name: 'announcement:updated', ...listed });
  for (const input of [
    { audience: { kind: 'group', id: groupId } },
    { publishAt: later(1) },
    { state: 'draft' },
    { state: 'planned', publishAt: later(1) },
  ])
    expect(codeOf(await patch(admin, id, { version: 2, ...input }))).toEqual([409, 'CONFLICT']);
  expect((await patch(admin, id, { version: 2, audience: { kind: 'all' }, state: 'published' })).body.version).toBe(2);
  expect((await post(admin, id, 'end')).body).toMatchObject({
    state: 'ended',
    version: 3,
    updatedBy: { id: admin.id },
  });
  expect((await post(other, id, 'end')).body).toMatchObject({ version: 3 });
  expect(codeOf(await patch(admin, id, { version: 3, title: 'Too late' }))).toEqual([409, 'CONFLICT']);
  expect(await announcedTo(ana)).toEqual([]);
  expect((await events()).at(-1)).toMatchObject({ name: 'announcement:ended', id, state: 'ended', version: 3 });
  expect(await events()).toHaveLength(3);
});

test('one is called back within a minute: it ends, and what was said of it is forgotten; afterwards it can only be ended', async () => {
  const { id } = await newAnnouncement(admin, { title: 'A slip of the pen' });
  await patch(admin, id, { version: 1, body: 'And a secret.' });
  const back = await post(other, id, 'call-back');
  expect(back.body).toMatchObject({ state: 'called_back', version: 3, callableUntil: null });
  expect((await post(admin, id, 'call-back')).body.version).toBe(3);
  const [made, changed, ended] = await events();
  expect([made, changed]).toEqual([
    { name: 'announcement:new', id, redacted: true },
    { name: 'announcement:updated', id, redacted: true },
  ]);
  expect(ended).toEqual({
    name: 'announcement:ended',
    id,
    state: 'called_back',
    endedAt: back.body.endedAt,
    version: 3,
  });
  expect(await announcedTo(ana)).toEqual([]);
  expect(codeOf(await ana.put(`/api/announcements/${id}/dismissal`))).toEqual([404, 'NOT_FOUND']);

  const { id: old } = await newAnnouncement(admin);
  await forum.db.pool.query(`UPDATE announcement SET published_at = now() - interval '61 seconds' WHERE id = $1`, [
    old,
  ]);
  expect((await read(old)).callableUntil).toBeNull();
  expect(codeOf(await post(admin, old, 'call-back'))).toEqual([409, 'CONFLICT']);
  expect((await post(admin, old, 'end')).body.state).toBe('ended');
  expect(codeOf(await post(admin, old, 'call-back'))).toEqual([409, 'CONFLICT']);
});

test('a draft and a plan are deleted and neither end; what went out is neither deleted nor forgotten', async () => {
  const draft = await newAnnouncement(admin, { state: 'draft' });
  for (const act of ['end', 'call-back'] as const)
    expect(codeOf(await post(admin, draft.id, act))).toEqual([409, 'CONFLICT']);
  const plan = await newAnnouncement(admin, { state: 'planned', publishAt: later(1) });
  for (const { id } of [draft, plan]) {
    expect((await admin.delete(`/api/announcements/${id}`)).status).toBe(204);
    expect((await admin.get(`/api/announcements/manage/${id}`)).status).toBe(404);
  }
  const { id } = await newAnnouncement(admin);
  expect(codeOf(await admin.delete(`/api/announcements/${id}`))).toEqual([409, 'CONFLICT']);
  await post(admin, id, 'end');
});

test('the list of admins has every state, by its time, and counts each sort', async () => {
  await forum.db.pool.query('DELETE FROM announcement');
  await newAnnouncement(admin, { title: 'sent' });
  await newAnnouncement(admin, { title: 'draft', state: 'draft' });
  await newAnnouncement(admin, { title: 'tomorrow', state: 'planned', publishAt: later(24) });
  await newAnnouncement(admin, { title: 'next week', state: 'planned', publishAt: later(168) });
  const list = async (show = ''): Promise<Any> =>
    (await admin.get(`/api/announcements/manage?limit=100${show}` as '/api/announcements/manage')).body;
  const titles = ({ items }: Any) => items.map(({ title }: Any) => title);
  const all = await list();
  expect(titles(all)).toEqual(['next week', 'tomorrow', 'draft', 'sent']);
  expect(all.counts).toEqual({ draft: 1, planned: 2, sent: 1 });
  expect(titles(await list('&show=planned'))).toEqual(['next week', 'tomorrow']);
  expect(titles(await list('&show=draft'))).toEqual(['draft']);
  expect(titles(await list('&show=sent'))).toEqual(['sent']);
});

describe('times that do not fit are refused, and nothing is saved:', () => {
  test.each([
    ['a plan without a time', { state: 'planned' }],
    ['a plan for the past', { state: 'planned', publishAt: later(-1) }],
    ['a plan for the year after next', { state: 'planned', publishAt: later(24 * 400) }],
    ['an end before it goes out', { state: 'planned', publishAt: later(2), endsAt: later(1) }],
    ['an end that is past', { state: 'published', endsAt: later(-1) }],
    ['an end in many years', { state: 'published', endsAt: '9999-12-31T00:00:00.000Z' }],
    ['a time no clock shows', { state: 'planned', publishAt: '2026-02-30T00:00:00.000Z' }],
    ['a time before all years', { publishAt: '0000-01-01T00:00:00Z' }],
  ])('%s', async (_, input) => {
    const count = async () => (await forum.db.prisma.announcement.count()) + (await events()).length;
    const before = await count();
    expect(codeOf(await admin.post('/api/announcements', { title: 'x', ...input } as never))).toEqual([
      400,
      'VALIDATION_FAILED',
    ]);
    expect(await count()).toBe(before);
  });
});
