import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Any, password } from '../support/forum.ts';
import { accountsOf } from './accounts.ts';
import { startMailWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startMailWorld>>;
beforeAll(async () => {
  world = await startMailWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.smtp.taken.length = 0;
});
const { mailTo, tokenIn, post, emailOf, links } = accountsOf(() => world);

describe('a forgotten password', () => {
  const next = 'another long password';
  const signIn = (login: string, word: string) => post('/api/auth/login', { login, password: word });

  test('is replaced with the link, once; every session ends, and the member hears of it', async () => {
    const kim = await world.forum.join('kim');
    expect(await post('/api/auth/forgot', { login: kim.username })).toMatchObject({ status: 204 });
    const token = tokenIn(await mailTo(emailOf(kim), /new password/));
    expect((await post('/api/auth/reset', { token, password: 'short' })).status).toBe(400);
    expect((await post('/api/auth/reset', { token, password: 'password123' })).body.error.code).toBe('PASSWORD_COMMON');
    const both = await Promise.all([1, 2].map(() => post('/api/auth/reset', { token, password: next })));
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    await mailTo(emailOf(kim), /was changed/);
    await until(async () => (await kim.get('/api/me')).status === 401);
    expect([(await signIn(kim.username, password)).status, (await signIn(kim.username, next)).status]).toEqual([
      401, 200,
    ]);
  });

  test('has a link for 30 minutes, three an hour, and none after the address changed', async () => {
    const leo = await world.forum.join('leo');
    for (let turn = 0; turn < 4; turn += 1) {
      await post('/api/auth/forgot', { login: emailOf(leo) });
      await until(
        async () => (await world.forum.db.pool.query(`SELECT FROM job WHERE kind = 'identity:forgot'`)).rowCount === 0,
      );
    }
    const resets = (await links(leo.id)).filter(({ purpose }) => purpose === 'reset');
    expect(resets).toHaveLength(3);
    const [first] = resets;
    expect(first.expires_at - first.created_at).toBeLessThanOrEqual(30 * 60_000);
    const token = tokenIn(await mailTo(emailOf(leo), /new password/));
    await world.forum.db.pool.query(`UPDATE account_link SET expires_at = now() WHERE user_id = $1`, [leo.id]);
    expect((await post('/api/auth/reset', { token, password: next })).body.error.code).toBe('NOT_FOUND');
    expect((await signIn(leo.username, password)).status).toBe(200);
  });

  test('of nobody is answered the same, and no work of the request says which it was', async () => {
    const mia = await world.forum.join('mia');
    const [known, unknown] = [
      await post('/api/auth/forgot', { login: mia.username }),
      await post('/api/auth/forgot', { login: 'nobody-at-all' }),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    const resets = (await links(mia.id)).filter(({ purpose }) => purpose === 'reset');
    await until(async () => (await links(mia.id)).length > resets.length);
  });
});

describe('NOT-22: a test of notifications', () => {
  test('goes by e-mail to a confirmed address alone, and says what the server for mail answered', async () => {
    const ula = await world.forum.join('ula');
    const stepOf = async () =>
      ((await ula.post('/api/notifications/test')) as Any).body.steps.find(({ channel }: Any) => channel === 'email')
        .step;
    expect(await stepOf()).toBe('unconfirmed');
    await post('/api/auth/verify', { token: tokenIn(await mailTo(emailOf(ula), /Confirm/)) });
    const live = connect(world.forum.url, { token: ula.token });
    await live.ready;
    const heard = (step: string) =>
      until(() => live.heard.find(({ name, payload }: Any) => name === 'notification:test' && payload.step === step), {
        what: `the step ${step}`,
      });
    try {
      expect(await stepOf()).toBe('queued');
      expect((await heard('accepted')).payload).toMatchObject({ channel: 'email', subscriptionId: null });
      expect((await mailTo(emailOf(ula), /^A test from/)).parsed.text).toContain('It arrived');
      world.smtp.mood = { kind: 'refuse-message', code: 554, text: '5.6.0 Looks odd' };
      expect(await stepOf()).toBe('queued');
      await heard('refused');
    } finally {
      world.smtp.mood = { kind: 'takes' };
      live.end();
    }
  });
});

describe('a sign-in', () => {
  test('by a device that was not here before is mailed to the member, without the whole address; by a known one it is not', async () => {
    const nia = await world.forum.join('nia');
    const login = (cookie?: string) =>
      world.forum.app.inject({
        method: 'POST',
        url: '/api/auth/login',
        payload: { login: nia.username, password },
        remoteAddress: '203.0.113.77',
        headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', ...(cookie && { cookie }) },
      });
    const first = await login();
    const { parsed } = await mailTo(emailOf(nia), /New sign-in/);
    expect(parsed.text).toContain('Firefox, Linux');
    expect(parsed.text).toContain('203.0.113.…');
    expect(parsed.text).not.toContain('203.0.113.77');
    expect(parsed.text).toContain('/settings/sessions');
    const device = first.cookies.find(({ name }) => name === 'tidings_device');
    expect((await login(`tidings_device=${device?.value}`)).statusCode).toBe(200);
    const keys = await world.forum.db.pool.query(`SELECT FROM mail WHERE user_id = $1 AND key LIKE 'sign-in:%'`, [
      nia.id,
    ]);
    expect(keys.rowCount).toBe(1);
  });
});
