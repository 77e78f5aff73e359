import { browserKeys } from '@tidings/testing/push';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prunePush } from '../../src/features/push/subscriptions/repository.ts';
import { statusAndCode } from '../support/codes.ts';
import { type Any, password } from '../support/forum.ts';
import { again, type PushWorld, startPushWorld, subscribed } from './world.ts';

let world: PushWorld;
beforeAll(async () => {
  world = await startPushWorld();
});
afterAll(() => world.close());

const listed = async (who: { get: Any }): Promise<Any[]> => (await who.get('/api/push/subscriptions')).body.items;

test('a device is listed with its sign-in and never with its address; subscribing again changes nothing', async () => {
  const ana = await world.forum.join('ana');
  const browser = await subscribed(world, ana);
  const same: Any = await ana.post('/api/push/subscriptions', browser.subscription);
  expect(same.body.id).toBe(browser.id);
  const phone = await again(world, ana);
  expect(await listed(phone)).toEqual([
    expect.objectContaining({ id: browser.id, kind: 'web', service: '127.0.0.1', current: false }),
  ]);
  expect((await listed(ana))[0].current).toBe(true);
  expect(JSON.stringify(await listed(ana))).not.toContain('/push/');
  const other = await world.forum.join('ben');
  expect((await other.delete('/api/push/subscriptions', { id: browser.id })).status).toBe(204);
  expect(await listed(ana)).toHaveLength(1);
  expect((await phone.delete('/api/push/subscriptions', { id: browser.id })).status).toBe(204);
  expect(await listed(ana)).toEqual([]);
});

test('a browser that subscribes anew takes its own place, and goes by its address', async () => {
  const ana = await world.forum.join('ana');
  const first = await subscribed(world, ana);
  const second = await subscribed(world, ana);
  await world.push(ana);
  expect([first.messages.length, second.messages.length]).toEqual([0, 1]);
  await ana.delete('/api/push/subscriptions', { endpoint: second.subscription.endpoint });
  expect(await world.push(ana)).toEqual([]);
});

test('a subscription ends with its session: signed out, ended elsewhere, and all others with a new password', async () => {
  const ana = await world.forum.join('ana');
  const [phone, tablet, laptop] = [await again(world, ana), await again(world, ana), await again(world, ana)];
  const [own] = [
    await subscribed(world, ana),
    await subscribed(world, phone),
    await subscribed(world, tablet),
    await subscribed(world, laptop),
  ];
  const reached = async () => (await world.push(ana)).length;
  expect(await reached()).toBe(4);
  await phone.post('/api/auth/logout');
  expect(await reached()).toBe(3);
  const sessions: Any = await ana.get('/api/sessions');
  const { sessionId } = (await listed(tablet)).find(({ current }) => current);
  expect(sessions.body.items.some(({ id }: Any) => id === sessionId)).toBe(true);
  await ana.delete(`/api/sessions/${sessionId}`);
  expect(await reached()).toBe(2);
  await ana.put('/api/me/password', { currentPassword: password, newPassword: 'another long password' });
  expect(await world.push(ana)).toMatchObject([{ subscriptionId: own.id, outcome: 'sent' }]);
  await prunePush(world.forum.db);
  const { rows } = await world.forum.db.pool.query(
    'SELECT count(*)::int AS n FROM push_subscription WHERE user_id = $1',
    [ana.id],
  );
  expect(rows[0].n).toBe(1);
});

test('a suspended member is not reached', async () => {
  const [ana, mod] = await world.forum.people('ana', 'mod');
  await subscribed(world, ana);
  const until = new Date(Date.now() + 3600_000).toISOString();
  await mod.post('/api/moderation/actions', {
    action: 'suspend',
    targetType: 'user',
    targetId: ana.id,
    reason: 'Test.',
    until,
  });
  expect(await world.push(ana)).toEqual([]);
});

test('the eleventh device takes the place of the one that was longest not reached', async () => {
  const ana = await world.forum.join('ana');
  const browsers = [];
  for (let n = 0; n < 11; n += 1) {
    if (n === 10) browsers[0]?.answer({ status: 201 });
    if (n === 10)
      await world.forum.db.pool.query('UPDATE push_subscription SET sent_at = now() WHERE id = $1', [browsers[0]?.id]);
    browsers.push(await subscribed(world, await again(world, ana)));
  }
  const ids = new Set((await listed(ana)).map(({ id }) => id));
  expect(ids.size).toBe(10);
  expect([ids.has(browsers[0]?.id), ids.has(browsers[1]?.id), ids.has(browsers[10]?.id)]).toEqual([true, false, true]);
});

test('ATTACKS 43: an address of another member moves only with the browser that holds it', async () => {
  const [ana, mallory] = [await world.forum.join('ana'), await world.forum.join('mallory')];
  const browser = await subscribed(world, ana);
  const { endpoint, keys } = browser.subscription;
  const own = browserKeys();
  for (const stolen of [
    { p256dh: own.p256dh, auth: own.auth },
    { p256dh: keys.p256dh, auth: own.auth },
    { p256dh: own.p256dh, auth: keys.auth },
  ]) {
    const refused: Any = await mallory.post('/api/push/subscriptions', { endpoint, keys: stolen });
    expect(statusAndCode(refused)).toEqual([409, 'CONFLICT']);
  }
  expect(await world.push(ana)).toMatchObject([{ outcome: 'sent' }]);
  expect(await world.push(mallory)).toEqual([]);
  // Somebody else signs in on the same browser: it is theirs now, and says nothing of who was there before.
  const moved: Any = await mallory.post('/api/push/subscriptions', browser.subscription);
  expect(moved.status).toBe(200);
  expect(await world.push(ana)).toEqual([]);
  expect(await world.push(mallory)).toMatchObject([{ outcome: 'sent' }]);
});

test('an address nobody has any more is free, and two members who race for one do not both get it', async () => {
  const [ana, ben] = [await world.forum.join('ana'), await world.forum.join('ben')];
  const phone = await again(world, ana);
  const browser = await subscribed(world, phone);
  await phone.post('/api/auth/logout');
  const { endpoint } = browser.subscription;
  const { p256dh, auth } = browserKeys();
  expect(((await ben.post('/api/push/subscriptions', { endpoint, keys: { p256dh, auth } })) as Any).status).toBe(200);
  const free = world.service.subscribe();
  const people = await Promise.all(Array.from({ length: 4 }, (_, n) => world.forum.join(`racer${n}`)));
  const raced = await Promise.all(
    people.map((who) => {
      const own = browserKeys();
      return who.post('/api/push/subscriptions', {
        endpoint: free.subscription.endpoint,
        keys: { p256dh: own.p256dh, auth: own.auth },
      });
    }),
  );
  expect(raced.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

test('ATTACKS 42, 50: what is no push service of the public internet is refused, as are keys that are none and visitors', async () => {
  const ana = await world.forum.join('ana');
  const { p256dh, auth } = browserKeys();
  const keys = { p256dh, auth };
  const bad = [
    ...[
      'http://1.1.1.1/x',
      'https://localhost/x',
      'https://127.0.0.1/x',
      'https://2130706433/x',
      'https://0x7f.1/x',
      'https://0177.0.0.1/x',
    ],
    ...[
      'https://10.0.0.8/x',
      'https://192.168.1.1/x',
      'https://169.254.169.254/latest',
      'https://100.64.0.1/',
      'https://[::1]/x',
    ],
    ...[
      'https://[::ffff:127.0.0.1]/x',
      'https://[::ffff:a00:1]/x',
      'https://[fe80::1]/x',
      'https://[fd00::1]/',
      'https://[64:ff9b::7f00:1]/',
    ],
    ...[
      'https://1.1.1.1:8443/x',
      'https://me:secret@1.1.1.1/x',
      'https://printer/x',
      'https://nas.local/x',
      'ftp://1.1.1.1/',
      'nonsense',
    ],
    ...['https://no-such-host.invalid/x', 'javascript:alert(1)'],
  ];
  for (const endpoint of bad) {
    const answer: Any = await ana.post('/api/push/subscriptions', { endpoint, keys });
    expect([endpoint, ...statusAndCode(answer)]).toEqual([endpoint, 400, 'VALIDATION_FAILED']);
  }
  const { endpoint } = world.service.subscribe().subscription;
  for (const wrong of [
    { endpoint, keys: { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth } },
    { endpoint, keys: { p256dh: 'short', auth } },
    { endpoint, keys: { p256dh, auth: 'short' } },
    { endpoint, keys, userId: 'somebody' },
    { kind: 'web', token: 'x'.repeat(20) },
  ])
    expect(((await ana.post('/api/push/subscriptions', wrong)) as Any).status).toBe(400);
  expect(statusAndCode(await ana.post('/api/push/subscriptions', { kind: 'fcm', token: 'x'.repeat(100) }))).toEqual([
    422,
    'UNSUPPORTED',
  ]);
  for (const answer of [
    await world.forum.visitor.get('/api/push/key'),
    await world.forum.visitor.get('/api/push/subscriptions'),
  ])
    expect(statusAndCode(answer)).toEqual([401, 'AUTH_REQUIRED']);
  expect(await listed(ana)).toEqual([]);
});
