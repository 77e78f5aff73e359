import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeSecret } from '../../src/features/webhooks/deliver/signature.ts';
import { seal } from '../../src/platform/auth/seal.ts';
import { deriveKeys } from '../../src/platform/auth/secret.ts';
import { type Any, type Forum, type Member, newGroup, newReply, newTopic, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { isSigned, startWebhookServer, type WebhookServer } from './webhook-server.ts';

const AUTH_SECRET = 'a secret of this test alone, 0123456789';
let forum: Forum;
let admin: Member;
let alice: Member;
let bob: Member;
let category: string;
let server: WebhookServer;
beforeAll(async () => {
  // The pause after a failure is that long here, and all others are multiples of it.
  const timings = { webhookAnswer: 400, webhookPause: 1, webhookStop: 3_600_000, jobPoll: 50 };
  forum = await startForum({ TIMINGS: JSON.stringify(timings) });
  [admin, alice, bob] = await forum.people('admin', 'alice', 'bob');
  category = await forum.category();
});
afterAll(() => forum.close());
beforeEach(async () => {
  server = await startWebhookServer();
});
afterEach(async () => {
  await forum.db.prisma.webhook.deleteMany();
  await server.close();
});

const make = async (events: string[], url = server.url): Promise<Any> => {
  const { status, body } = await admin.post('/api/webhooks', { name: 'Ledger', url, events });
  expect([status, body]).toMatchObject([201, { state: 'active', pending: 0 }]);
  return body;
};
const deliveriesOf = async (id: string): Promise<Any[]> =>
  (await admin.get(`/api/webhooks/${id}/deliveries?limit=100`)).body.items;
const arrived = (n: number, what = 'what was sent') => until(() => server.got.length >= n, { what, timeoutMs: 15_000 });
const hurry = (id: string) =>
  forum.db.pool.query(
    `WITH w AS (UPDATE webhook SET rest_until = NULL WHERE id = $1)
     UPDATE webhook_delivery SET next_at = now() WHERE webhook_id = $1 AND state = 'pending'`,
    [id],
  );

test('what happens is sent once, signed, to who wants it, and the answer is kept', async () => {
  const { id, secret } = await make(['topic.*', 'reply.created']);
  const topic = await newTopic(alice, category, 'Tides of today');
  const reply = await newReply(bob, topic);
  await arrived(2);
  const [first, second] = server.got.toSorted((a, b) => (a.body < b.body ? 1 : -1));
  expect(JSON.parse(first?.body ?? '')).toMatchObject({
    type: 'topic.created',
    data: { id: topic, title: 'Tides of today', author: { id: alice.id }, category: { id: category } },
  });
  expect(JSON.parse(second?.body ?? '')).toMatchObject({
    ...{ type: 'reply.created', data: { id: reply.id, number: 1, topic: { id: topic } } },
  });
  for (const got of server.got) {
    expect(isSigned(got, secret)).toBe(true);
    // Attack 44: another body, time or id than what was signed.
    expect(isSigned({ ...got, body: `${got.body} ` }, secret)).toBe(false);
    expect(isSigned({ ...got, headers: { ...got.headers, 'webhook-id': 'msg_other' } }, secret)).toBe(false);
    expect(Math.abs(Number(got.headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(10);
  }
  const list = await until(async () => {
    const all = await deliveriesOf(id);
    return all.every(({ state }) => state === 'delivered') && all;
  });
  expect(list.map(({ type, status, tries }: Any) => [type, status, tries]).sort()).toEqual([
    ['reply.created', 204, 1],
    ['topic.created', 204, 1],
  ]);
  const one: Any = (await admin.get(`/api/webhooks/${id}/deliveries/${list[0].id}`)).body;
  expect([server.got.some(({ body }) => body === one.body), one.answer]).toEqual([true, '']);
});

test('nothing of a group leaves, of what is hidden only that, and of a notification what its trace shows', async () => {
  await make(['*']);
  const group = await newGroup(alice, false);
  const inside = await newTopic(alice, await forum.category({ groupId: group }), 'A secret of the group');
  await newReply(alice, inside, 'Another secret.');
  const topic = await newTopic(alice, category, 'Soon hidden');
  await newReply(bob, topic, 'Some words to alice.');
  const mod = await forum.join('mod', 'moderator');
  const action = { action: 'hide', targetType: 'topic', targetId: topic, reason: 'A test' };
  expect((await mod.post('/api/moderation/actions', action)).status).toBe(201);
  await until(() => server.types().includes('topic.deleted') && server.types().includes('notification.created'), {
    timeoutMs: 15_000,
  });
  const said = server.got.map(({ body }) => body).join('\n');
  for (const secret of ['secret', inside, 'Some words', '"title":"Your post']) expect(said).not.toContain(secret);
  const bodies = server.got.map(({ body }) => JSON.parse(body));
  expect(bodies.find(({ type }) => type === 'topic.deleted').data).toEqual({ id: topic });
  const sent = bodies.find(({ type, data }) => type === 'notification.created' && data.type === 'comment');
  expect(Object.keys(sent.data).sort()).toEqual(['category', 'id', 'priority', 'reason', 'recipient', 'type']);
});

test('without a webhook that wants it, nothing is stored', async () => {
  await make(['reply.deleted']);
  await newTopic(alice, category);
  await settled(forum);
  const { rows } =
    await forum.db.pool.query(`SELECT (SELECT count(*)::int FROM job WHERE kind = 'webhooks:tell') AS jobs,
    (SELECT count(*)::int FROM webhook_delivery) AS deliveries`);
  expect(rows).toEqual([{ jobs: 0, deliveries: 0 }]);
});

test('what fails is tried again under the same id until it arrives; redirects are not followed', async () => {
  const { id } = await make(['topic.created']);
  const answers = [503, 302, 200];
  server.answer((_got, answer) => {
    const status = answers.shift() ?? 200;
    answer.writeHead(status, status === 302 ? { location: `${server.url}/elsewhere` } : {}).end('so it is');
  });
  await newTopic(alice, category);
  await arrived(3);
  await until(async () => (await deliveriesOf(id))[0].state === 'delivered');
  expect(new Set(server.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(server.got).toHaveLength(3);
  expect((await admin.get('/api/webhooks')).body.items[0]).toMatchObject({ failingSince: null, recent: ['delivered'] });
});

test('one that never answers is given up in time and holds up no other; after the last try it is a dead letter, and can be sent again', async () => {
  const other = await startWebhookServer();
  const { id } = await make(['topic.created']);
  await make(['topic.created'], other.url);
  server.answer(() => undefined);
  await newTopic(alice, category, 'Sent to both');
  await until(() => other.got.length === 1, { what: 'the other to be sent', timeoutMs: 5_000 });
  await until(async () => (await deliveriesOf(id))[0]?.problem === 'timeout', { what: 'the timeout' });
  await forum.db.pool.query('UPDATE webhook_delivery SET tries = 7 WHERE webhook_id = $1', [id]);
  await hurry(id);
  await forum.db.pool.query(`UPDATE job SET due_at = now() WHERE kind = 'webhooks:deliver' AND locked_by IS NULL`);
  await until(async () => (await deliveriesOf(id))[0].state === 'failed', { what: 'its end', timeoutMs: 10_000 });
  const { items }: Any = (await admin.get('/api/admin/dead-letters?kind=webhooks:send-again')).body;
  expect(items[0].lastError).toBe(`The webhook ${id} got no topic.created: timeout`);
  server.answer(200);
  await forum.db.pool.query('UPDATE webhook SET rest_until = NULL');
  expect((await admin.post(`/api/admin/dead-letters/${items[0].id}/retry`)).status).toBe(204);
  await until(async () => (await deliveriesOf(id))[0].state === 'delivered', { timeoutMs: 10_000 });
  await other.close();
});

test('a webhook is sent at most four things at once, and one after another while it fails', async () => {
  const { id } = await make(['topic.created']);
  server.answer((_got, answer) => void setTimeout(() => answer.writeHead(200).end(), 60));
  for (let n = 0; n < 12; n++) await newTopic(alice, category, `Number ${n} of many`);
  await arrived(12);
  expect(server.most()).toBeLessThanOrEqual(4);
  await until(async () => (await deliveriesOf(id)).every(({ state }) => state === 'delivered'));
});

test('what failed for days, or is gone, is stopped; admins hear of it, and it can go on', async () => {
  const { id } = await make(['topic.created']);
  server.answer(410);
  await newTopic(alice, category);
  await until(async () => (await admin.get('/api/webhooks')).body.items[0]?.state === 'stopped', { what: 'its stop' });
  await settled(forum);
  expect((await itemsOf(admin))[0]).toMatchObject({ type: 'webhook', title: 'The webhook Ledger was stopped' });
  expect((await admin.post(`/api/webhooks/${id}/ping`)).status).toBe(409);
  server.answer(200);
  expect((await admin.patch(`/api/webhooks/${id}`, { state: 'active' })).body).toMatchObject({ state: 'active' });
  await until(async () => (await deliveriesOf(id))[0].state === 'delivered', { what: 'what waited to arrive' });
  await forum.db.pool.query(
    `UPDATE webhook SET failing_since = now() - interval '2 hours', rest_until = NULL WHERE id = $1`,
    [id],
  );
  server.answer(500);
  await admin.post(`/api/webhooks/${id}/ping`);
  await until(async () => (await admin.get('/api/webhooks')).body.items[0]?.state === 'stopped', { what: 'its stop' });
});

test('a test reaches one that wants something else; one delivery or a span is sent again; for a day two secrets sign', async () => {
  const { id, secret } = await make(['reply.deleted']);
  expect((await admin.post(`/api/webhooks/${id}/ping`)).status).toBe(202);
  await arrived(1);
  expect(server.types()).toEqual(['webhook.test']);
  await until(async () => (await deliveriesOf(id))[0].state === 'delivered');
  const rotated: Any = (await admin.post(`/api/webhooks/${id}/rotate`)).body;
  const [delivery] = await deliveriesOf(id);
  expect((await admin.post(`/api/webhooks/${id}/replay`, { deliveryId: delivery.id })).body).toEqual({
    ...{ count: 1, more: false },
  });
  await arrived(2);
  const [first, again] = server.got;
  expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect([secret, rotated.secret].map((each) => again && isSigned(again, each))).toEqual([true, true]);
  await forum.db.pool.query(`UPDATE webhook SET previous_secret_until = now() - interval '1 second'`);
  await until(async () => (await deliveriesOf(id))[0].state === 'delivered');
  const span = { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000), state: 'delivered' };
  expect((await admin.post(`/api/webhooks/${id}/replay`, span)).body.count).toBe(1);
  await arrived(3);
  expect([secret, rotated.secret].map((each) => server.got[2] && isSigned(server.got[2], each))).toEqual([false, true]);
});

test('attack 42: private addresses are refused when saved and again when sent; secrets stand nowhere to be read', async () => {
  const outside = await startForum({ OUTGOING_LOOPBACK: 'false', AUTH_SECRET });
  const root = await outside.join('root', 'admin');
  for (const url of [server.url, 'https://2130706433/', 'https://[::ffff:127.0.0.1]/', 'https://169.254.169.254/'])
    expect((await root.post('/api/webhooks', { name: 'Inside', url, events: ['*'] })).body.error?.code).toBe(
      'URL_REFUSED',
    );
  // Saved when it was another's address.
  const hook = uuidv7();
  const secrets = deriveKeys([Buffer.from(AUTH_SECRET)], 'webhook-secret');
  const data = { id: hook, name: 'Rebound', url: server.url, events: ['*'], createdById: root.id };
  await outside.db.prisma.webhook.create({ data: { ...data, secret: seal(makeSecret(), secrets, hook) } });
  await root.post(`/api/webhooks/${hook}/ping`);
  const sent = async () => (await outside.db.prisma.webhookDelivery.findFirst({ where: { tries: 1 } }))?.problem;
  expect(await until(sent, { what: 'the try' })).toBe('refused_address');
  expect(server.got).toEqual([]);
  await outside.close();
  const { secret } = await make(['topic.created']);
  const { rows } = await forum.db.pool.query(
    `SELECT w::text AS t FROM webhook w UNION ALL SELECT i::text FROM idempotency_key i`,
  );
  const bytes = Buffer.from(secret.slice(6), 'base64').toString('hex');
  for (const { t } of rows) expect(t.includes(bytes) || t.includes(secret)).toBe(false);
  expect(
    (await admin.post('/api/webhooks', { name: 'x', url: server.url, events: ['agent.*'] })).body.error?.code,
  ).toBe('UNSUPPORTED');
});

test('an admin follows a request as a tree: what it committed, its jobs with what came of them, and what webhooks were sent', async () => {
  const webhook = await make(['notification.created']);
  const topic = await newTopic(alice, category);
  await settled(forum);
  const correlationId = uuidv7();
  const answer = await forum.app.inject({
    ...{ method: 'POST', url: `/api/topics/${topic}/replies`, payload: { body: 'A reply that is followed.' } },
    headers: { authorization: `Bearer ${bob.token}`, 'x-correlation-id': correlationId },
  });
  expect(answer.statusCode).toBe(201);
  // One id all the way, to the other system.
  const isOurs = () => server.got.some(({ headers }) => headers['x-correlation-id'] === correlationId);
  await until(isOurs, { what: 'what was sent' });
  const trace = await until(async () => {
    const { status, body } = await admin.get(`/api/admin/traces/${correlationId}`);
    expect(status).toBe(200);
    return body.jobs.some(({ deliveries }) => deliveries.some(({ state }) => state === 'delivered')) && body;
  });
  expect(trace.more).toBe(false);
  expect(trace.events).toMatchObject([{ name: 'reply:created', rooms: ['topic'], by: { id: bob.id } }]);
  const jobOf = (kind: string) => trace.jobs.find((job) => job.kind === kind);
  expect(jobOf('notifications:notify')?.events.map(({ name, rooms }) => [name, rooms])).toEqual([
    ['notification:new', ['user']],
  ]);
  expect(jobOf('webhooks:tell')?.deliveries).toMatchObject([
    { webhookId: webhook.id, webhook: 'Ledger', type: 'notification.created', status: 204, tries: 1 },
  ]);

  const nothing = { events: [], jobs: [], more: false };
  expect((await admin.get(`/api/admin/traces/${uuidv7()}`)).body).toMatchObject(nothing);
  // Looked for at another time, what is over is not found; what waits is.
  const elsewhere = `/api/admin/traces/${correlationId}?at=2026-01-01T00:00:00.000Z`;
  const late: Any = (await admin.get(elsewhere)).body;
  expect([late.events, late.jobs.filter(({ state }: Any) => state === 'done')]).toEqual([[], []]);
  for (const who of [alice, forum.visitor]) expect([401, 403]).toContain((await who.get(elsewhere)).status);
});

test('a trace shows work that waits and work that failed for good, and of a workspace neither which nor who', async () => {
  const correlationId = uuidv7();
  const row = { payload: {}, correlationId };
  await forum.db.prisma.job.create({
    data: { id: uuidv7(), kind: 'probe:later', dueAt: new Date(Date.now() + 60_000), ...row },
  });
  const dead = {
    id: uuidv7(),
    kind: 'probe:dead',
    attempts: 3,
    lastError: 'It failed.',
    createdAt: new Date(),
    ...row,
  };
  await forum.db.prisma.deadLetter.create({ data: dead });
  const made = await forum.app.inject({
    ...{ method: 'POST', url: '/api/workspaces', payload: { name: 'Nobody else sees it' } },
    headers: { authorization: `Bearer ${alice.token}` },
  });
  const { id } = made.json();
  await forum.app.inject({
    ...{ method: 'PATCH', url: `/api/workspaces/${id}`, payload: { name: 'Still nobody' } },
    headers: { authorization: `Bearer ${alice.token}`, 'x-correlation-id': correlationId },
  });
  const { body } = await admin.get(`/api/admin/traces/${correlationId}`);
  expect(body.jobs.map(({ kind, state, attempts }) => [kind, state, attempts])).toEqual(
    expect.arrayContaining([
      ['probe:later', 'waiting', 0],
      ['probe:dead', 'dead', 3],
    ]),
  );
  expect(body.events).toMatchObject([{ name: 'workspace:updated', rooms: ['workspace'], by: null }]);
  for (const secret of [id, alice.id, 'nobody']) expect(JSON.stringify(body).toLowerCase()).not.toContain(secret);
  await forum.db.prisma.job.deleteMany({ where: { correlationId } });
  await forum.db.prisma.deadLetter.deleteMany({ where: { correlationId } });
});
