import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purge } from '../../src/features/notifications/upkeep/months.ts';
import { type Any, type Forum, type Member, newTopic, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let ana: Member;
let ben: Member;
let admin: Member;
beforeAll(async () => {
  forum = await startForum();
  [ana, ben, admin] = await Promise.all([forum.join('ana'), forum.join('ben'), forum.join('ada', 'admin')]);
});
afterAll(() => forum.close());

const traceOf = async (who: Member, id: string): Promise<Any> => (await who.get(`/api/notifications/${id}/trace`)).body;
const stepsOf = async (who: Member, id: string): Promise<string[]> =>
  (await traceOf(who, id)).steps.map((s: Any) => s.step);
const tracesOf = async (query: string): Promise<Any[]> =>
  ((await admin.get(`/api/notifications/traces?${query}`)).body as Any).items;

/** Ben answers in a topic of Ana. */
async function comment(): Promise<Any> {
  const topic = await newTopic(ana, await forum.category());
  await ben.post(`/api/topics/${topic}/replies`, { body: 'A comment' });
  await settled(forum);
  return (await itemsOf(ana))[0];
}

describe('the trace of a notification', () => {
  test('says when it was caused, stored and emitted, which device has it, and that it was seen and read', async () => {
    const live = connect(forum.url, ana, { deviceId: 'phone-of-ana' });
    await live.ready;
    const item = await comment();
    expect(await stepsOf(ana, item.id)).toEqual(['intended', 'stored', 'emitted']);
    await live.ask('ack', { acks: [[`user:${ana.id}`, item.position]] });
    await until(async () => (await stepsOf(ana, item.id)).includes('acknowledged'), { what: 'the acknowledgement' });
    await ana.put('/api/notifications/seen', { upTo: item.position });
    await ana.put(`/api/notifications/${item.id}/read`, {});
    const { steps, ...head } = await traceOf(ana, item.id);
    expect(head).toMatchObject({ id: item.id, type: 'comment', reason: 'your_topic' });
    expect(steps.map((s: Any) => s.step).sort()).toEqual(
      ['intended', 'stored', 'emitted', 'acknowledged', 'seen', 'read'].sort(),
    );
    expect(steps.find((s: Any) => s.step === 'acknowledged')).toMatchObject({
      deviceId: 'phone-of-ana',
      channel: 'inApp',
    });
    expect(steps.find((s: Any) => s.step === 'read').afterMs).toBeGreaterThanOrEqual(0);
    live.end();
  });

  test('names a device that acknowledged it for the first time with what came after it', async () => {
    const live = connect(forum.url, ana, { deviceId: 'tablet-of-ana' });
    await live.ready;
    const item = await comment();
    await ana.put(`/api/notifications/${item.id}/read`, {});
    const later = await comment();
    await live.ask('ack', { acks: [[`user:${ana.id}`, later.position]] });
    await until(async () => (await stepsOf(ana, item.id)).includes('acknowledged'), { what: 'the acknowledgement' });
    live.end();
  });

  test('is for its member, and for admins; for nobody else it is not there', async () => {
    const item = await comment();
    expect((await ben.get(`/api/notifications/${item.id}/trace`)).status).toBe(404);
    expect(await stepsOf(admin, item.id)).toEqual(['intended', 'stored', 'emitted']);
    expect((await ana.get(`/api/notifications/traces?userId=${ana.id}`)).status).toBe(403);
  });
});

describe('why somebody was not notified', () => {
  test.each([
    [
      'preference',
      () => ana.put('/api/notifications/preferences', { types: [{ type: 'comment', channels: { inApp: false } }] }),
    ],
    ['muted_person', () => ana.put('/api/mutes', { targetType: 'person', targetId: ben.id })],
    ['muted_type', () => ana.put('/api/mutes', { targetType: 'type', targetId: 'comment' })],
    ['blocked', () => ana.put(`/api/users/${ben.username}/block`, {})],
  ])('%s', async (reason, keepAway) => {
    await keepAway();
    await settled(forum);
    const before = (await itemsOf(ana)).length;
    await comment();
    expect((await itemsOf(ana)).length).toBe(before);
    const [last] = await tracesOf(`userId=${ana.id}`);
    expect(last).toMatchObject({ userId: ana.id, type: 'comment', outcome: 'skipped', reason, notificationId: null });
    expect(await tracesOf(`source=${last.source}`)).toEqual([last]);
    await ana.put('/api/notifications/preferences', { types: [{ type: 'comment', channels: { inApp: true } }] });
    await ana.delete('/api/mutes', { targetType: 'person', targetId: ben.id });
    await ana.delete('/api/mutes', { targetType: 'type', targetId: 'comment' });
    await ana.delete(`/api/users/${ben.username}/block`);
  });
});

test('what came from one request is found by its id, whoever was notified and whoever was not; pages go on where they ended', async () => {
  const topic = await newTopic(ana, await forum.category());
  const named = await Promise.all(['cleo', 'dora', 'eve'].map((name) => forum.join(name)));
  await named[0]?.put('/api/mutes', { targetType: 'type', targetId: 'mention' });
  const body = named.map(({ username }) => `@${username}`).join(' ');
  const { headers } = await ben.post(`/api/topics/${topic}/replies`, { body });
  await settled(forum);
  const correlationId = headers['x-correlation-id'];
  const all = await tracesOf(`correlationId=${correlationId}`);
  expect(all.map(({ outcome, type }: Any) => `${type} ${outcome}`).sort()).toEqual(
    ['comment placed', 'mention placed', 'mention placed', 'mention skipped'].sort(),
  );
  const first = (await admin.get(`/api/notifications/traces?correlationId=${correlationId}&limit=3`)).body as Any;
  const rest = await tracesOf(`correlationId=${correlationId}&limit=3&cursor=${first.nextCursor}`);
  expect([...first.items, ...rest]).toEqual(all);
});

test('a trace is asked for by one thing', async () => {
  for (const query of ['', `userId=${ana.id}&correlationId=x`])
    expect((await admin.get(`/api/notifications/traces?${query}`)).status).toBe(400);
});

test('traces are kept for 30 days', async () => {
  const soon = new Date(Date.now() + 31 * 24 * 3600_000);
  await purge({ db: forum.db, live: { emit: () => undefined } as never }, 12, soon);
  const { rows } = await forum.db.pool.query(
    'SELECT (SELECT count(*) FROM notification_skip)::int AS skips, (SELECT count(*) FROM notification_ack)::int AS acks',
  );
  expect(rows).toEqual([{ skips: 0, acks: 0 }]);
});
