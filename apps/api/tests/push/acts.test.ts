import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, statusAndCode } from '../support/codes.ts';
import { type Any, type Member, storedIn } from '../support/forum.ts';
import { itemsOf, store } from '../support/inbox.ts';
import { again, type PushWorld, startPushWorld, subscribed } from './world.ts';

let world: PushWorld;
beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());

const act = (token: string, action: string): Promise<Any> =>
  world.forum.visitor.post('/api/push/acts', { token, action });

/** A notification of a member that was pushed to a browser of theirs, with the token that came inside it. */
async function pushed(who: Member, session = who) {
  const browser = await subscribed(world, session);
  const id = await store(world.forum, who.id);
  await world.push(who, { notificationId: id, tag: id });
  const { act: token } = JSON.parse(browser.messages.at(-1)?.text ?? '{}');
  return { id, token: String(token), browser };
}

test('a notification is read and archived without a page, as often as it is asked for; all devices hear of it', async () => {
  const ana = await world.forum.join('ana');
  const { id, token } = await pushed(ana);
  for (let n = 0; n < 2; n += 1) expect((await act(token, 'read')).status).toBe(204);
  expect((await itemsOf(ana))[0]).toMatchObject({ id, readAt: expect.any(String), archivedAt: null });
  for (let n = 0; n < 2; n += 1) expect((await act(token, 'archive')).status).toBe(204);
  expect(await itemsOf(ana, '?filter=archived')).toMatchObject([{ id }]);
  const said = (await storedIn(world.forum.db, rooms.user(ana.id))).map(({ name }) => name);
  expect(said).toEqual(['notification:read', 'notification:archived']);
});

test('a token is good for its one notification, for these acts, for a day, and while the session of its device is', async () => {
  const ana = await world.forum.join('ana');
  const phone = await again(world, ana);
  const { id, token } = await pushed(ana, phone);
  const other = await store(world.forum, ana.id);
  for (const action of ['delete', 'unread', 'snooze', '']) expect((await act(token, action)).status).toBe(400);
  expect(statusAndCode(await act(Buffer.alloc(32, 7).toString('base64url'), 'read'))).toEqual([404, 'NOT_FOUND']);
  // It opens nothing else.
  const headers = { authorization: `Bearer ${token}` };
  expect((await world.forum.app.inject({ url: '/api/me', headers })).statusCode).toBe(401);
  await act(token, 'read');
  expect((await itemsOf(ana)).find((item: Any) => item.id === other)?.readAt).toBeNull();
  const { rows } = await world.forum.db.pool.query('SELECT * FROM push_act WHERE notification_id = $1', [id]);
  expect(JSON.stringify(rows)).not.toContain(token);
  const life = rows[0].expires_at.getTime() - Date.now();
  expect([life > 23 * 3600_000, life <= 24 * 3600_000]).toEqual([true, true]);
  await world.forum.db.pool.query(`UPDATE push_act SET expires_at = now() WHERE notification_id = $1`, [id]);
  expect(codeOf(await act(token, 'archive'))).toBe('NOT_FOUND');
  const second = await pushed(ana, phone);
  await phone.post('/api/auth/logout');
  expect(codeOf(await act(second.token, 'read'))).toBe('NOT_FOUND');
});

test('what was deleted or is another’s is not acted on, and what stays until it is read stays', async () => {
  const ana = await world.forum.join('ana');
  const { id, token } = await pushed(ana);
  await ana.delete(`/api/notifications/${id}`);
  expect(codeOf(await act(token, 'read'))).toBe('NOT_FOUND');
  const ben = await world.forum.join('ben');
  const browser = await subscribed(world, ben);
  const ofAna = await store(world.forum, ana.id);
  await world.push(ben, { notificationId: ofAna });
  expect(codeOf(await act(JSON.parse(browser.messages[0]?.text ?? '').act, 'read'))).toBe('NOT_FOUND');
});

test('NOT-22: a test goes through each channel, whatever is quiet, and says step by step what became of it', async () => {
  const ana = await world.forum.join('ana');
  await ana.put('/api/notifications/preferences', { dndUntil: new Date(Date.now() + 3600_000).toISOString() });
  const live = connect(world.forum.url, { token: ana.token });
  await live.ready;
  const none: Any = await ana.post('/api/notifications/test');
  expect(none.body.steps.map(({ channel, step }: Any) => [channel, step])).toEqual([
    ['inApp', 'sent'],
    ['email', 'off'],
    ['push', 'no_subscription'],
  ]);
  const good = await subscribed(world, ana);
  const gone = await subscribed(world, await again(world, ana));
  gone.answer({ status: 410 });
  const { body }: Any = await ana.post('/api/notifications/test');
  const push = Object.fromEntries(body.steps.slice(2).map((one: Any) => [one.subscriptionId, [one.step, one.status]]));
  expect(push).toEqual({ [good.id]: ['accepted', 201], [gone.id]: ['retired', 410] });
  const payload = JSON.parse(good.messages[0]?.text ?? '{}');
  expect(payload).toMatchObject({
    id: body.id,
    test: true,
    title: 'A test from Tidings',
    url: '/settings/notifications/check',
  });
  expect(payload.actions).toBeUndefined();
  expect(codeOf(await act(payload.act, 'read'))).toBe('NOT_FOUND');
  expect((await act(payload.act, 'shown')).status).toBe(204);
  const heard = () =>
    live.heard.filter(({ name, payload: { testId } }: Any) => name === 'notification:test' && testId === body.id);
  await until(() => heard().length === 5, { what: 'the steps of the test' });
  const shown = heard().find(({ payload: { step } }: Any) => step === 'shown');
  expect(shown?.payload).toMatchObject({ channel: 'push', subscriptionId: good.id });
  expect(await itemsOf(ana)).toEqual([]);
  live.end();
});
