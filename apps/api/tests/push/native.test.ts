import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApns, startFcm } from '@tidings/testing/push';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { statusAndCode } from '../support/codes.ts';
import type { Any, Member } from '../support/forum.ts';
import { again, type PushWorld, startPushWorld } from './world.ts';

const app = { keyId: 'KEY1234567', teamId: 'TEAM123456', topic: 'org.example.tidings' };
let directory: string;
let fcm: Awaited<ReturnType<typeof startFcm>>;
let apns: Awaited<ReturnType<typeof startApns>>;
let world: PushWorld;
let ana: Member;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-push-'));
  [fcm, apns] = [await startFcm('harbour'), await startApns(app)];
  const [credentials, key] = [join(directory, 'fcm.json'), join(directory, 'apns.p8')];
  writeFileSync(credentials, JSON.stringify(fcm.credentials));
  writeFileSync(key, apns.key);
  world = await startPushWorld({
    ...{ FCM_CREDENTIALS: credentials, FCM_URL: fcm.origin },
    ...{
      APNS_KEY: key,
      APNS_KEY_ID: app.keyId,
      APNS_TEAM_ID: app.teamId,
      APNS_TOPIC: app.topic,
      APNS_URL: apns.origin,
    },
    TIMINGS: '{"pushAnswer":400,"pushRest":1}',
  });
});
afterAll(async () => {
  await world.close();
  await Promise.all([fcm.close(), apns.close()]);
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  ana = await world.forum.join('ana');
  for (const service of [fcm, apns]) {
    service.pushes.length = 0;
    service.answer({ status: 200 });
  }
});

const tokens = { fcm: `fcm-token:${'x'.repeat(140)}`, apns: 'ab'.repeat(32) };
async function registered(kind: 'fcm' | 'apns', who = ana): Promise<string> {
  const { status, body }: Any = await who.post('/api/push/subscriptions', { kind, token: tokens[kind] });
  expect([status, body?.kind]).toEqual([200, kind]);
  return body.id;
}
const seen = (all: { outcome: string; status: number | null }[]) =>
  all.map(({ outcome, status }) => `${outcome} ${status}`);

test('an Android app is reached through Google, with one access token for many messages', async () => {
  const id = await registered('fcm');
  const sent = await world.push(ana, { urgency: 'high', ttlSeconds: 60 });
  expect(sent).toEqual([{ subscriptionId: id, kind: 'fcm', outcome: 'sent', status: 200, retryAfterMs: null }]);
  await world.push(ana);
  await world.closing(ana, 'like:1');
  const [first, , closed] = fcm.pushes.map(({ body }) => body.message);
  expect(first).toMatchObject({
    token: tokens.fcm,
    notification: { title: 'Ana likes your topic', body: 'A topic' },
    android: { priority: 'HIGH', ttl: '60s', notification: { tag: 'like:1' } },
  });
  expect(JSON.parse(first.data.tidings)).toMatchObject({ tag: 'like:1', url: '/t/1', act: expect.any(String) });
  expect(closed.notification).toBeUndefined();
  expect(JSON.parse(closed.data.tidings)).toMatchObject({ close: true, tag: 'like:1' });
  expect(fcm.tokens()).toBe(1);
  fcm.forget();
  expect(seen(await world.push(ana))).toEqual(['sent 200']);
  expect(fcm.tokens()).toBe(2);
});

const googleSays = (status: number, errorCode: string, name = 'FcmError') => ({
  status,
  body: {
    error: {
      code: status,
      status: 'X',
      details: [{ '@type': `type.googleapis.com/google.firebase.fcm.v1.${name}`, errorCode }],
    },
  },
});

test('what Google says of a device decides: gone is forgotten, all else is tried again later', async () => {
  await registered('fcm');
  fcm.answer(
    { ...googleSays(429, 'QUOTA_EXCEEDED'), headers: { 'retry-after': '30' } },
    googleSays(503, 'UNAVAILABLE'),
    googleSays(500, 'INTERNAL'),
    { status: 400, body: { error: { details: [{ errorCode: 'INVALID_ARGUMENT' }] } } },
    { status: 502, body: {} },
    null,
    googleSays(404, 'UNREGISTERED'),
  );
  const all = [];
  for (let n = 0; n < 7; n += 1) all.push(...(await world.push(ana)));
  expect(seen(all)).toEqual([
    'failed 429',
    'failed 503',
    'failed 500',
    'failed 400',
    'failed 502',
    'failed null',
    'retired 404',
  ]);
  expect(all[0]?.retryAfterMs).toBe(30_000);
  expect(await world.push(ana)).toEqual([]);
  await registered('fcm');
  fcm.answer(googleSays(403, 'SENDER_ID_MISMATCH'));
  expect(seen(await world.push(ana))).toEqual(['retired 403']);
});

test('an iPhone app is reached through Apple: alert and badge, a silent close, one connection and one token for many', async () => {
  const id = await registered('apns');
  expect(await world.push(ana, { urgency: 'high' })).toEqual([
    { subscriptionId: id, kind: 'apns', outcome: 'sent', status: 200, retryAfterMs: null },
  ]);
  await world.push(ana, { silent: true, urgency: 'low', title: 'x'.repeat(9000), body: '字'.repeat(9000) });
  await world.closing(ana, 'like:1');
  const [first, second, closed] = apns.pushes;
  expect(first?.path).toBe(`/3/device/${tokens.apns}`);
  expect(first?.headers).toMatchObject({ 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-topic': app.topic });
  expect(first?.body).toMatchObject({
    aps: {
      alert: { title: 'Ana likes your topic', body: 'A topic' },
      badge: 0,
      sound: 'default',
      'thread-id': 'like:1',
    },
    tidings: { tag: 'like:1', act: expect.any(String) },
  });
  expect(second?.headers['apns-priority']).toBe('5');
  expect(second?.body.aps.sound).toBeUndefined();
  expect(Buffer.byteLength(JSON.stringify(second?.body))).toBeLessThan(4096);
  expect(closed?.headers).toMatchObject({
    'apns-push-type': 'background',
    'apns-collapse-id': first?.headers['apns-collapse-id'],
  });
  expect(closed?.body).toMatchObject({ aps: { 'content-available': 1 }, tidings: { close: true } });
  expect(new Set(apns.pushes.map(({ headers }) => headers.authorization)).size).toBe(1);
  expect(apns.connections()).toBe(1);
  apns.drop();
  await expect.poll(async () => seen(await world.push(ana))).toEqual(['sent 200']);
});

test('what Apple says of a device decides as well', async () => {
  await registered('apns');
  const says = (status: number, reason: string) => ({ status, body: { reason } });
  apns.answer(
    { ...says(429, 'TooManyRequests'), headers: { 'retry-after': '5' } },
    says(500, 'InternalServerError'),
    says(503, 'Shutdown'),
    says(403, 'ExpiredProviderToken'),
    says(413, 'PayloadTooLarge'),
    null,
    says(400, 'BadDeviceToken'),
  );
  const all = [];
  for (let n = 0; n < 7; n += 1) all.push(...(await world.push(ana)));
  expect(seen(all)).toEqual([
    'failed 429',
    'failed 500',
    'failed 503',
    'failed 403',
    'failed 413',
    'failed null',
    'retired 400',
  ]);
  for (const answer of [says(410, 'Unregistered'), says(400, 'DeviceTokenNotForTopic')]) {
    await registered('apns');
    apns.answer(answer);
    expect(seen(await world.push(ana))).toEqual([`retired ${answer.status}`]);
  }
});

test('one kind that is down takes nothing from the others', async () => {
  await registered('fcm');
  await registered('apns', await again(world, ana));
  fcm.answer(null);
  const sent = await world.push(ana);
  expect(Object.fromEntries(sent.map(({ kind, outcome }) => [kind, outcome]))).toEqual({ fcm: 'failed', apns: 'sent' });
});

test('a token that is none is refused', async () => {
  const answer = await ana.post('/api/push/subscriptions', { kind: 'apns', token: '../3/device/other' });
  expect(statusAndCode(answer)).toEqual([400, 'VALIDATION_FAILED']);
  expect(
    statusAndCode(await ana.post('/api/push/subscriptions', { kind: 'apns', token: 'not-hex-but-long-enough' })),
  ).toEqual([400, 'VALIDATION_FAILED']);
});
