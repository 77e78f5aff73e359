import { randomBytes } from 'node:crypto';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { password } from '../support/forum.ts';
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

describe('the address of a member', () => {
  test('is confirmed by the link that registering mails, once', async () => {
    const ana = await world.forum.join('ana');
    expect((await ana.get('/api/me')).body.emailVerified).toBe(false);
    const token = tokenIn(await mailTo(emailOf(ana), /Confirm your address/));
    expect(JSON.stringify(await links(ana.id))).not.toContain(token);
    expect(await post('/api/auth/verify', { token })).toMatchObject({ status: 200, body: { email: emailOf(ana) } });
    expect((await ana.get('/api/me')).body.emailVerified).toBe(true);
    expect(await post('/api/auth/verify', { token })).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } },
    });
    expect((await post('/api/auth/verify', { token: randomBytes(32).toString('base64url') })).status).toBe(404);
  });

  test('has its link mailed again, once a minute and not when it is confirmed', async () => {
    const ben = await world.forum.join('ben');
    const path = '/api/me/email/verification';
    expect(await ben.post(path)).toMatchObject({ status: 429, body: { error: { code: 'RATE_LIMITED' } } });
    const age = (ago: string) =>
      world.forum.db.pool.query(`UPDATE account_link SET created_at = now() - $2::interval WHERE user_id = $1`, [
        ben.id,
        ago,
      ]);
    await age('2 minutes');
    expect((await ben.post(path)).status).toBe(204);
    for (let link = 0; link < 3; link += 1) {
      await age('3 minutes');
      expect((await ben.post(path)).status).toBe(204);
    }
    await age('3 minutes');
    expect((await ben.post(path)).status).toBe(429);
  });

  test('changes when the link at the new one is opened, and the old one hears of it before', async () => {
    const eve = await world.forum.join('eve');
    const email = `new-${emailOf(eve)}`;
    expect((await eve.post('/api/me/email', { email, password: 'not the password' })).status).toBe(401);
    expect((await eve.post('/api/me/email', { email, password })).status).toBe(204);
    await mailTo(emailOf(eve), /about to change/);
    expect((await eve.get('/api/me')).body.email).toBe(emailOf(eve));
    const token = tokenIn(await mailTo(email, /Confirm/));
    expect((await post('/api/auth/verify', { token })).body).toEqual({ email });
    expect((await eve.get('/api/me')).body).toMatchObject({ email, emailVerified: true });
    // What was mailed to the old address opens nothing any more.
    expect((await links(eve.id)).every(({ used_at }) => used_at !== null)).toBe(true);
  });

  test('of somebody else is answered like any other, and its owner hears of it', async () => {
    const ida = await world.confirmed('ida');
    const jan = await world.forum.join('jan');
    expect((await jan.post('/api/me/email', { email: emailOf(ida), password })).status).toBe(204);
    const { parsed } = await mailTo(emailOf(ida), /already have an account/);
    expect(parsed.text).toContain(ida.username);
    expect(parsed.text).not.toMatch(/(verify|reset)#/);
    expect((await jan.get('/api/me')).body.email).toBe(emailOf(jan));
  });
});

describe('registering', () => {
  const register = (username: string, email: string) =>
    post('/api/auth/register', { username, email, password, displayName: 'Somebody' });
  const signIn = async (login: string) => {
    const { status, body } = await post('/api/auth/login', { login, password });
    return [status, body.error?.code];
  };

  test('ATTACKS 36: with the address of a member is answered and goes on as with a free one; its owner hears of it once a day', async () => {
    const ola = await world.confirmed('ola');
    const taken = { username: 'ghost-of-ola', email: emailOf(ola) };
    const free = { username: 'new-as-ola', email: 'new-as-ola@example.org' };
    const seen = [];
    for (const { username, email } of [taken, free]) {
      const { status, body } = await register(username, email);
      const me = { headers: { authorization: `Bearer ${body.accessToken}` } };
      const ask = async (method: 'GET' | 'POST', url: string) =>
        (await world.forum.app.inject({ method, url, ...me })).statusCode;
      const { user } = body;
      seen.push({
        ...{ status, keys: Object.keys(user), verified: user.emailVerified, kept: user.email === email },
        me: await ask('GET', '/api/me'),
        again: await ask('POST', '/api/me/email/verification'),
        byName: await signIn(username),
        forgot: (await post('/api/auth/forgot', { login: username })).status,
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    // Nobody signs in with an address that they did not confirm: else a sign-in would say whose it is.
    expect(await signIn(free.email)).toEqual([401, 'BAD_CREDENTIALS']);
    expect(await signIn(taken.email)).toEqual([200, undefined]);
    await register('second-ghost-of-ola', taken.email);
    await mailTo(taken.email, /already have an account/);
    await mailTo(free.email, /new password/);
    const mails = world.smtp.taken.filter(({ to }) => to[0] === taken.email).map(({ parsed }) => parsed.subject);
    expect(mails.filter((subject) => /already have/.test(subject ?? ''))).toHaveLength(1);
    expect(mails.filter((subject) => /Confirm|new password/.test(subject ?? ''))).toHaveLength(1);
  });

  test('two may enter one address, and who opens their link has it', async () => {
    const email = 'both@example.org';
    for (const username of ['first-of-both', 'second-of-both']) await register(username, email);
    await post('/api/auth/forgot', { login: 'second-of-both' });
    const reset = tokenIn(await mailTo(email, /new password/));
    const mails = await until(() => {
      const found = world.smtp.taken.filter(
        ({ to, parsed }) => to[0] === email && /Confirm/.test(parsed.subject ?? ''),
      );
      return found.length === 2 && found;
    });
    const [one = '', other = ''] = mails.map(tokenIn);
    expect((await post('/api/auth/verify', { token: one })).status).toBe(200);
    expect((await post('/api/auth/verify', { token: other })).body.error.code).toBe('EMAIL_TAKEN');
    const { status } = await post('/api/auth/reset', { token: reset, password: 'another long password' });
    const owner = (
      await world.forum.db.pool.query(
        `SELECT username FROM "user" WHERE email = $1 AND email_verified_at IS NOT NULL`,
        [email],
      )
    ).rows;
    expect([owner.length, status]).toEqual([1, owner[0].username === 'second-of-both' ? 204 : 404]);
  });
});
