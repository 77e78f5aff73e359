import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVapid } from '../../src/features/push/web/vapid.ts';
import { store } from '../support/inbox.ts';
import { again, type PushWorld, startPushWorld, subscribed } from './world.ts';

let world: PushWorld;
beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());
const outcomes = (all: { outcome: string; status: number | null }[]) =>
  all.map(({ outcome, status }) => [outcome, status]);
const payload = (text: string | undefined) => JSON.parse(text ?? '{}');

test('a push is encrypted for the browser, shows who sends it, and says what came with its topic, urgency and time', async () => {
  const ana = await world.forum.join('ana');
  const browser = await subscribed(world, ana);
  await store(world.forum, ana.id);
  const sent = await world.push(ana, { urgency: 'high', ttlSeconds: 3600 });
  expect(sent).toEqual([{ subscriptionId: browser.id, kind: 'web', outcome: 'sent', status: 201, retryAfterMs: null }]);
  expect(world.service.faults).toEqual([]);
  const [message] = browser.messages;
  const topic = createHash('sha256').update('like:1').digest('base64url').slice(0, 32);
  expect(message?.headers).toMatchObject({ ttl: '3600', urgency: 'high', topic });
  expect(payload(message?.text)).toEqual({
    ...{ id: expect.any(String), tag: 'like:1', url: '/t/1', unread: 1, silent: false },
    ...{ act: expect.stringMatching(/^[\w-]{43}$/), title: 'Ana likes your topic', body: 'A topic' },
    actions: { open: 'Open', read: 'Mark as read', archive: 'Archive' },
  });
  await ana.patch('/api/me', { locale: 'de' });
  await world.push(ana);
  expect(payload(browser.messages[1]?.text).actions.read).toBe('Gelesen');
  const { body } = await ana.get('/api/push/subscriptions');
  expect(body.items[0]?.sentAt).not.toBeNull();
});

test('the key is made once for all servers, sealed in the database, and is what browsers get', async () => {
  const ana = await world.forum.join('ana');
  const { body } = await ana.get('/api/push/key');
  expect(Buffer.from(body.publicKey, 'base64url')).toHaveLength(65);
  expect(body.kinds).toEqual(['web']);
  const { config } = world.services;
  const other = openVapid({
    ...world.services,
    config: { ...config, dataDir: join(config.dataDir, 'another-server') },
  });
  expect(await other.publicKey()).toBe(body.publicKey);
});

test('a key that a version before kept in a file goes on, so that no device has to subscribe anew', async () => {
  const { db, config } = world.services;
  const dataDir = mkdtempSync(join(tmpdir(), 'tidings-vapid-'));
  const key = Buffer.alloc(32, 7).toString('base64url');
  writeFileSync(join(dataDir, 'vapid'), key);
  await db.pool.query(`UPDATE kept_secret SET name = 'aside' WHERE name = 'push-vapid'`);
  try {
    const given = openVapid({
      ...world.services,
      config: { ...config, push: { ...config.push, vapidPrivateKey: key } },
    });
    expect(await openVapid({ ...world.services, config: { ...config, dataDir } }).publicKey()).toBe(
      await given.publicKey(),
    );
  } finally {
    await db.pool.query(`DELETE FROM kept_secret WHERE name = 'push-vapid'`);
    await db.pool.query(`UPDATE kept_secret SET name = 'push-vapid' WHERE name = 'aside'`);
    rmSync(dataDir, { recursive: true });
  }
});

test('what is too long is cut by characters and stays below 3 KB; nothing in it is markup or a foreign address', async () => {
  const ana = await world.forum.join('ana');
  const browser = await subscribed(world, ana);
  await world.push(ana, {
    title: '👩‍👩‍👧'.repeat(400),
    body: '"<b>字\u0001\ud800'.repeat(800),
    url: '//evil.example/x',
  });
  const text = browser.messages[0]?.text ?? '';
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(3072);
  expect(Buffer.byteLength(text)).toBeGreaterThan(2900);
  const { title, body, url } = payload(text);
  expect([title, body].every((part: string) => part.isWellFormed() && part.endsWith('…'))).toBe(true);
  expect(url).toBe('/inbox');
  expect(world.service.faults).toEqual([]);
});

test('404 and 410 retire a device; what fails otherwise is named as it is and keeps it', async () => {
  const ana = await world.forum.join('ana');
  const first = await subscribed(world, ana);
  const second = await subscribed(world, await again(world, ana));
  const third = await subscribed(world, await again(world, ana));
  first.answer({ status: 410 });
  second.answer({ status: 429, headers: { 'retry-after': '120' } });
  const sent = await world.push(ana);
  expect(sent.toSorted((a, b) => a.subscriptionId.localeCompare(b.subscriptionId))).toMatchObject([
    { subscriptionId: first.id, outcome: 'retired', status: 410 },
    { subscriptionId: second.id, outcome: 'failed', status: 429, retryAfterMs: 120_000 },
    { subscriptionId: third.id, outcome: 'sent', status: 201 },
  ]);
  third.answer({ status: 404 });
  await world.push(ana);
  second.answer({ status: 201 });
  expect(outcomes(await world.push(ana))).toEqual([['sent', 201]]);
  expect([first.asked(), second.asked(), third.asked()]).toEqual([1, 3, 2]);
});

test('a redirect is not followed', async () => {
  const ana = await world.forum.join('ana');
  const [browser, other] = [await subscribed(world, ana), world.service.subscribe()];
  browser.answer({ status: 307, headers: { location: other.subscription.endpoint } });
  expect(outcomes(await world.push(ana))).toEqual([['failed', 307]]);
  expect(other.asked()).toBe(0);
});

test('closing replaces what is on its way and says what to close; a member without devices costs nothing', async () => {
  const ana = await world.forum.join('ana');
  expect([await world.push(ana), await world.closing(ana, 'like:1')]).toEqual([[], []]);
  const browser = await subscribed(world, ana);
  await world.push(ana);
  await world.closing(ana, 'like:1');
  const [shown, closed] = browser.messages;
  expect(payload(closed?.text)).toEqual({ close: true, tag: 'like:1', unread: 0 });
  expect(closed?.headers.topic).toBe(shown?.headers.topic);
  expect(closed?.headers.urgency).toBe('low');
});

test('FAULTS 15: a push service that is silent or answers 5xx fails alone, is left alone after five times, and is used again after a while', async () => {
  const world = await startPushWorld();
  try {
    const ana = await world.forum.join('ana');
    const browser = await subscribed(world, ana);
    browser.answer(
      null,
      { status: 500 },
      { status: 503, headers: { 'retry-after': '7' } },
      { status: 502 },
      { status: 500 },
      { status: 201 },
    );
    const seen = [];
    for (let n = 0; n < 5; n += 1) seen.push(...(await world.push(ana)));
    expect(outcomes(seen)).toEqual([
      ['failed', null],
      ['failed', 500],
      ['failed', 503],
      ['failed', 502],
      ['failed', 500],
    ]);
    expect(seen[2]?.retryAfterMs).toBe(7000);
    expect(outcomes(await world.push(ana))).toEqual([['busy', null]]);
    expect(browser.asked()).toBe(5);
    // Another push service knows nothing of it, and nothing of the inbox waits.
    await store(world.forum, ana.id);
    expect((await ana.get('/api/notifications')).body.counts.unread).toBe(1);
    await expect.poll(async () => outcomes(await world.push(ana)), { timeout: 5000 }).toEqual([['sent', 201]]);
    const { rows } = await world.forum.db.pool.query('SELECT count(*)::int AS n FROM push_subscription');
    expect(rows[0].n).toBe(1);
  } finally {
    await world.close();
  }
});
