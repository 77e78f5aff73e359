import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, type System } from '../support/api-keys.ts';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';

let forum: Forum;
let admin: Member;
let alice: Member;
let bob: Member;
let shop: System;
beforeAll(async () => {
  forum = await startForum();
  [admin, alice, bob] = await forum.people('admin', 'alice', 'bob');
  await bob.patch('/api/me', { locale: 'de' });
  shop = await newKey(forum, admin, ['events:write', 'orders:write'], { name: 'Harbour Shop' });
});
afterAll(() => forum.close());

const paid = (recipients: string[], note = 'Invoice 7', more: object = {}) => ({
  ...{ type: 'payment.received', recipients },
  ...{ data: { amountCents: 104250, currency: 'EUR', note }, ...more },
});
const codeOf = ({ body }: { body: Any }) => body.error?.code;
const notes = async (who: Member) => (await itemsOf(who, '?limit=100')).map(({ message }: Any) => message);

test('an event reaches each recipient once, in their language, from the system that sent it', async () => {
  const recipients = [alice.username.toUpperCase(), alice.id, bob.id.toUpperCase()];
  const answer = await shop.post('/api/events', paid(recipients, 'Invoice 1', { priority: 'high' }));
  expect(answer.status).toBe(202);
  await settled(forum);
  const [hers, his] = [(await itemsOf(alice))[0], (await itemsOf(bob))[0]];
  expect(hers).toMatchObject({
    ...{ type: 'payment', category: 'integrations', priority: 'high', reason: 'named_by_event', entity: null },
    ...{ title: 'Your payment of €1,042.50 is in', message: 'Invoice 1', actionUrl: '/inbox', retractable: false },
    actor: { kind: 'integration', id: shop.keyId, name: 'Harbour Shop' },
  });
  expect(his.title.replaceAll('\u00a0', ' ')).toBe('Deine Zahlung über 1.042,50 € ist eingegangen');
  expect((await itemsOf(alice)).length).toBe(1);
  // The id that was answered finds who was notified.
  const traced: Any = (await admin.get(`/api/notifications/traces?source=${answer.body.id}`)).body;
  expect(traced.items.map(({ userId }: Any) => userId).sort()).toEqual([alice.id, bob.id].sort());
});

test('who is not there is listed, and then nobody is notified', async () => {
  const before = await notes(alice);
  const nobody = uuidv7();
  const answer = await shop.post('/api/events', paid([alice.username, 'nobody', nobody, 'not a name!']));
  expect([answer.status, codeOf(answer)]).toEqual([422, 'UNKNOWN_RECIPIENTS']);
  expect((answer.body as Any).error.details).toEqual([
    { path: 'recipients.1', message: 'Nobody is called nobody.' },
    { path: 'recipients.2', message: `Nobody is called ${nobody}.` },
    { path: 'recipients.3', message: 'Nobody is called not a name!.' },
  ]);
  await settled(forum);
  expect(await notes(alice)).toEqual(before);
});

test('attacks 47 and 56: types nobody knows, priorities above high, and odd data are refused with the place', async () => {
  const to = [alice.username];
  const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`);
  const refused: [object, string, string?][] = [
    [{ ...paid(to), type: 'payment.invented' }, 'UNSUPPORTED'],
    [{ ...paid(to), type: 'constructor.name' }, 'UNSUPPORTED'],
    [{ ...paid(to), type: "x'; DROP TABLE job" }, 'VALIDATION_FAILED', 'type'],
    [{ ...paid(to), priority: 'critical' }, 'VALIDATION_FAILED', 'priority'],
    [{ ...paid(to), userId: alice.id }, 'VALIDATION_FAILED', ''],
    [paid([]), 'VALIDATION_FAILED', 'recipients'],
    [paid(Array(1001).fill('alice')), 'VALIDATION_FAILED', 'recipients'],
    [paid(["x' OR 1=1 --"]), 'UNKNOWN_RECIPIENTS', 'recipients.0'],
    [paid(['\ud800']), 'VALIDATION_FAILED', 'recipients.0'],
    ...[-1, 1.5, 1e13, '5', null].map((amountCents): [object, string, string] => [
      { ...paid(to), data: { amountCents, currency: 'EUR' } },
      'VALIDATION_FAILED',
      'data.amountCents',
    ]),
    [{ ...paid(to), data: { amountCents: 1, currency: 'XQQ' } }, 'VALIDATION_FAILED', 'data.currency'],
    [{ ...paid(to), data: { amountCents: 1, currency: 'EUR', note: '\ud800' } }, 'VALIDATION_FAILED', 'data.note'],
    [{ ...paid(to), data: deep }, 'VALIDATION_FAILED', 'data.amountCents'],
  ];
  for (const [body, code, path] of refused) {
    const { body: answered }: Any = await shop.post('/api/events', body);
    expect([body, answered.error.code, answered.error.details?.[0]?.path ?? path]).toEqual([body, code, path]);
  }
});

test('an event with a key is sent once, whoever asks again; the key of another system is another', async () => {
  const key = { 'idempotency-key': 'invoice-2' };
  const ask = () => shop.post('/api/events', paid([alice.id], 'Invoice 2'), key);
  const answers = await Promise.all([ask(), ask(), ask()]);
  const later = await ask();
  const done = answers.filter(({ status }) => status === 202);
  expect(new Set([...done, later].map(({ body }) => body.id)).size).toBe(1);
  expect(answers.filter(({ status }) => status !== 202).map(codeOf)).toEqual(
    Array(3 - done.length).fill('IN_PROGRESS'),
  );
  expect(codeOf(await shop.post('/api/events', paid([bob.id], 'Another'), key))).toBe('IDEMPOTENCY_MISMATCH');
  const other = await newKey(forum, admin, ['events:write']);
  expect((await other.post('/api/events', paid([alice.id], 'Invoice 2'), key)).body.id).not.toBe(later.body.id);
  await settled(forum);
  expect((await notes(alice)).filter((note) => note === 'Invoice 2')).toHaveLength(2);
});

const batch = (n: number, make: (n: number) => object) => ({ events: Array.from({ length: n }, (_, at) => make(at)) });
const inBatch = (key: string, note: string, to = alice.id) => ({ idempotencyKey: key, ...paid([to], note) });

test('of a batch a bad one fails alone, and one that was sent before is not sent again', async () => {
  const events = [
    inBatch('b-1', 'Batch 1'),
    { nonsense: true },
    inBatch('b-2', 'Batch 2', 'nobody-at-all'),
    inBatch('b-3', 'Batch 3'),
    inBatch('b-3', 'Batch 3'),
    inBatch('b-3', 'Something else'),
    { ...inBatch('b-4', 'Batch 4'), type: 'order.exploded' },
    null,
  ];
  const answer: Any = await shop.post('/api/events/batch', { events });
  const { results } = answer.body;
  expect(results.map((result: Any) => result.error?.code ?? 'sent')).toEqual([
    ...['sent', 'VALIDATION_FAILED', 'UNKNOWN_RECIPIENTS', 'sent', 'sent', 'IDEMPOTENCY_MISMATCH'],
    ...['UNSUPPORTED', 'VALIDATION_FAILED'],
  ]);
  expect(results[3].id).toBe(results[4].id);
  const again: Any = await shop.post('/api/events/batch', {
    events: [events[3], inBatch('b-5', 'Batch 5'), events[0]],
  });
  expect([again.body.results[0].id, again.body.results[2].id]).toEqual([results[3].id, results[0].id]);
  await settled(forum);
  const got = (await notes(alice)).filter((note) => note.startsWith('Batch')).sort();
  expect(got).toEqual(['Batch 1', 'Batch 3', 'Batch 5']);
});

test('batches with the same keys at the same time, and a single event among them, send each once', async () => {
  const keys = Array.from({ length: 40 }, (_, n) => `race-${n}`);
  const one = (key: string) => inBatch(key, `Race ${key}`);
  const ask = (some: string[]) => shop.post('/api/events/batch', { events: some.map(one) });
  const single = shop.post('/api/events', paid([alice.id], 'Race race-7'), { 'idempotency-key': 'race-7' });
  const answers = await Promise.all([ask(keys), ask(keys.toReversed()), ask(keys)]);
  const alone = await single;
  expect([202, 409, 422]).toContain(alone.status);
  const ids = answers.map(({ body }: Any) => body.results.map((result: Any) => result.id ?? result.error.code));
  const same = (at: number) => new Set([ids[0][at], ids[1].toReversed()[at], ids[2][at]]);
  for (const at of keys.keys()) expect([...same(at)], keys[at]).toHaveLength(1);
  await settled(forum);
  const got = (await notes(alice)).filter((note) => note.startsWith('Race'));
  expect(got.toSorted()).toEqual(keys.map((key) => `Race ${key}`).toSorted());
});

test('1,000 events in one batch are stored by one transaction within 3 s, and all arrive; more, or above 1 MB, is refused', async () => {
  const rows = async () => Number((await forum.db.pool.query('SELECT count(*) AS n FROM idempotency_key')).rows[0].n);
  const many = Array.from({ length: 250 }, (_, n) => ({ id: uuidv7(), username: `buyer-${n}` }));
  await forum.db.prisma.user.createMany({
    data: many.map((one) => ({
      ...one,
      email: `${one.username}@example.org`,
      displayName: 'Buyer',
      passwordHash: '-',
    })),
  });
  const before = await rows();
  const from = performance.now();
  const answer: Any = await shop.post(
    '/api/events/batch',
    batch(1000, (n) => inBatch(`many-${n}`, `Many ${n}`, `buyer-${n % 250}`)),
  );
  expect(performance.now() - from).toBeLessThan(3000);
  expect(new Set(answer.body.results.map(({ id }: Any) => id)).size).toBe(1000);
  expect((await rows()) - before).toBe(1000);
  const arrived = () => forum.db.pool.query(`SELECT count(*)::int AS n FROM notification WHERE message LIKE 'Many %'`);
  await until(async () => (await arrived()).rows[0].n === 1000, { what: 'all of them', timeoutMs: 60_000 });
  const over = await shop.post(
    '/api/events/batch',
    batch(1001, (n) => inBatch(`over-${n}`, 'Over')),
  );
  expect(codeOf(over)).toBe('VALIDATION_FAILED');
  const heavy = await shop.post(
    '/api/events/batch',
    batch(1000, (n) => inBatch(`heavy-${n}`, 'x'.repeat(1100))),
  );
  expect([heavy.status, codeOf(heavy)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
}, 120_000);

test('an order notifies its customer, leads to it, and is seen by the customer and admins alone', async () => {
  const items = [
    { name: 'Kettle', quantity: 2, priceCents: 1999 },
    { name: 'Cup', quantity: 1, priceCents: 500 },
  ];
  const key = { 'idempotency-key': 'order-1' };
  const body = { customer: bob.username, items, currency: 'EUR' };
  const answer = await shop.post('/api/orders', body, key);
  expect(answer.status).toBe(201);
  const order: Any = answer.body;
  expect(order).toMatchObject({
    ...{ items, currency: 'EUR', totalCents: 4498, source: { id: shop.keyId, name: 'Harbour Shop' } },
    customer: { id: bob.id, username: bob.username },
  });
  expect((await shop.post('/api/orders', body, key)).body).toEqual(order);
  await settled(forum);
  const orders = (await itemsOf(bob)).filter(({ type }: Any) => type === 'order');
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatchObject({
    ...{ message: '2 × Kettle, 1 × Cup', actionUrl: `/orders/${order.id}`, entity: { type: 'order', id: order.id } },
    data: { state: 'created', orderId: order.id },
  });
  expect(orders[0].title.replaceAll('\u00a0', ' ')).toBe(
    `Deine Bestellung ${order.reference} ist eingegangen: 44,98 €`,
  );
  expect((await bob.get(`/api/orders/${order.id}`)).body).toEqual(order);
  expect((await admin.get(`/api/orders/${order.id}`)).status).toBe(200);
  expect((await alice.get(`/api/orders/${order.id}`)).status).toBe(404);
  const unknown = await shop.post('/api/orders', { ...body, customer: 'nobody' });
  expect([unknown.status, (unknown.body as Any).error.details[0].path]).toEqual([422, 'customer']);
});

test('currencies without cents have none; a type that is switched off makes no row', async () => {
  await shop.post('/api/events', { ...paid([alice.id]), data: { amountCents: 500, currency: 'JPY', note: 'Yen' } });
  await settled(forum);
  expect((await itemsOf(alice)).find(({ message }: Any) => message === 'Yen').title).toBe(
    'Your payment of JP¥500 is in',
  );
  await alice.put('/api/notifications/preferences', { types: [{ type: 'payment', channels: { inApp: false } }] });
  await shop.post('/api/events', paid([alice.id], 'Unwanted'));
  await settled(forum);
  expect(await notes(alice)).not.toContain('Unwanted');
});
