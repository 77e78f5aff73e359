import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';
import { countedOf, inboxOf, itemsOf, settled, totals } from '../support/inbox.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let ids: string[];
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.close());
/** Three likes of three topics wait for Alice. */
beforeEach(async () => {
  [alice, bob] = await forum.people('alice', 'bob');
  const category = await forum.category();
  for (let n = 0; n < 3; n++) await bob.put(`/api/topics/${await newTopic(alice, category)}/like`);
  await settled(forum);
  ids = (await itemsOf(alice)).map(({ id }) => id);
});
const counts = async () => totals((await inboxOf(alice)).counts);
const listed = async (filter: string) => (await itemsOf(alice, `?filter=${filter}`)).map(({ id }) => id);
const agree = async () => expect(await counts()).toEqual(await countedOf(forum, alice));

describe('what a member does with their inbox', () => {
  test('reading, and its inverse, counts, and every device hears of it; doing it twice is no news', async () => {
    const [first = ''] = ids;
    const device = connect(forum.url, alice);
    await device.ready;
    expect(await counts()).toEqual({ unread: 3, unseen: 3 });
    const { body } = await alice.put(`/api/notifications/${first}/read`);
    expect(totals(body.counts)).toEqual({ unread: 2, unseen: 2 });
    await until(() => device.heard.some(({ name }) => name === 'notification:read'), { what: 'the other device' });
    const heard = device.heard.find(({ name }) => name === 'notification:read') as Any;
    expect(heard.payload).toMatchObject({ ids: [first], counts: body.counts });
    expect(heard.meta.offset).toBe(body.position);
    const again = await alice.put(`/api/notifications/${first}/read`);
    expect(again.body).toEqual(body);
    await alice.delete(`/api/notifications/${first}/read`);
    expect(await counts()).toEqual({ unread: 3, unseen: 3 });
    await agree();
    device.end();
  });

  test('seen is one position, never goes back, and is not read', async () => {
    const { items } = await inboxOf(alice);
    await alice.put('/api/notifications/seen', { upTo: items[1].position });
    expect(await counts()).toEqual({ unread: 3, unseen: 1 });
    await alice.put('/api/notifications/seen', { upTo: items[2].position });
    expect((await inboxOf(alice)).seenUpTo).toBe(items[1].position);
    await alice.put('/api/notifications/seen', { upTo: Number.MAX_SAFE_INTEGER });
    expect(await counts()).toEqual({ unread: 3, unseen: 0 });
    const topic = await newTopic(alice, await forum.category());
    await bob.put(`/api/topics/${topic}/like`);
    await settled(forum);
    expect(await counts()).toEqual({ unread: 4, unseen: 1 });
    await agree();
  });

  test('marking all as read stops where it was shown, and is taken back exactly', async () => {
    const { items } = await inboxOf(alice);
    await alice.put(`/api/notifications/${ids[2]}/read`);
    const { body } = await alice.put('/api/notifications/read-all', { upTo: items[1].position });
    expect(totals(body.counts)).toEqual({ unread: 1, unseen: 1 });
    expect(await listed('unread')).toEqual([ids[0]]);
    await alice.delete('/api/notifications/read-all', { undoToken: (body as Any).undoToken });
    expect(await listed('unread')).toEqual([ids[0], ids[1]]);
    await agree();
  });

  test.each([
    ['no token at all', 'not-a-token'],
    ['another list', Buffer.from('[1]').toString('base64url')],
    ['a year that no calendar of ours has', Buffer.from('["0000-00-01T00:00:00.000Z",1,null]').toString('base64url')],
    ['a day that no month has', Buffer.from('["2026-02-31T00:00:00.000Z",1,null]').toString('base64url')],
    ['a position below all', Buffer.from('["2026-02-01T00:00:00.000Z",-1,null]').toString('base64url')],
  ])('an undoToken that is %s is refused by its code, and changes nothing', async (_, undoToken) => {
    const before = (await inboxOf(alice)).counts;
    const { status, body } = await alice.delete('/api/notifications/read-all', { undoToken });
    expect([status, body]).toMatchObject([400, { error: { code: 'UNDO_TOKEN_INVALID' } }]);
    expect(body.error?.message).toContain('Nothing was changed');
    expect((await inboxOf(alice)).counts).toEqual(before);
  });

  test('archiving, putting off and deleting take it from the list and back', async () => {
    const [first = '', second = '', third = ''] = ids;
    await alice.put(`/api/notifications/${first}/archive`);
    await alice.put(`/api/notifications/${second}/snooze`, { preset: 'tomorrow' });
    await alice.delete(`/api/notifications/${third}`);
    expect(await listed('all')).toEqual([]);
    expect(await listed('archived')).toEqual([first]);
    expect(await listed('snoozed')).toEqual([second]);
    expect(await counts()).toEqual({ unread: 0, unseen: 0 });
    await alice.delete(`/api/notifications/${first}/archive`);
    await alice.delete(`/api/notifications/${second}/snooze`);
    await alice.put(`/api/notifications/${third}`);
    expect(await listed('all')).toEqual(ids);
    await agree();
  });

  test('what was put off comes back by itself, unread and on top', async () => {
    const last = ids[2] ?? '';
    await alice.put(`/api/notifications/${last}/read`);
    await alice.put(`/api/notifications/${last}/snooze`, { until: new Date(Date.now() + 1500).toISOString() });
    expect(await listed('snoozed')).toEqual([last]);
    await until(async () => (await listed('all'))[0] === last, { what: 'it to come back', timeoutMs: 20_000 });
    expect((await itemsOf(alice))[0]).toMatchObject({ id: last, readAt: null, snoozedUntil: null });
    await agree();
  });

  test('the same over a live connection, and what is another’s is passed over', async () => {
    const device = connect(forum.url, alice);
    await device.ready;
    expect(await device.ask('notification:mark-read', { ids: [ids[0]] })).toMatchObject({
      ok: true,
      counts: { unread: 2 },
    });
    expect(await device.ask('notification:archive', { ids: [ids[1]] })).toMatchObject({
      ok: true,
      counts: { unread: 1 },
    });
    const stranger = connect(forum.url, bob);
    await stranger.ready;
    expect(await stranger.ask('notification:delete', { ids: [ids[2]] })).toMatchObject({
      ok: true,
      counts: { unread: 0 },
    });
    expect((await bob.put(`/api/notifications/${ids[2]}/read`)).status).toBe(404);
    expect(await device.ask('notification:mark-all-read', { upTo: 10_000 })).toMatchObject({
      ok: true,
      counts: { unread: 0 },
    });
    expect(await device.ask('notification:mark-seen', { upTo: 10_000 })).toMatchObject({ ok: true });
    await agree();
    device.end();
    stranger.end();
  });

  test('many at once, and pages in the order of places', async () => {
    const { body } = await alice.post('/api/notifications/bulk', { action: 'archive', ids });
    expect(totals(body.counts)).toEqual({ unread: 0, unseen: 0 });
    await alice.post('/api/notifications/bulk', { action: 'unarchive', ids });
    const first = await inboxOf(alice, '?limit=2');
    const second = await inboxOf(alice, `?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});
