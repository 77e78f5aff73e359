import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statusAndCode } from '../support/codes.ts';
import { type Any, type Member, password } from '../support/forum.ts';
import { startMailWorld } from './world.ts';

let world: Awaited<ReturnType<typeof startMailWorld>>;
beforeAll(async () => {
  world = await startMailWorld();
});
afterAll(() => world.close());

const post = (path: string, body: object): Promise<Any> => world.forum.visitor.post(path as '/api/auth/verify', body);
const register = (username: string, invitation?: string, email = `${username}@example.org`) =>
  post('/api/auth/register', { username, email, password, ...(invitation !== undefined && { invitation }) });
const invite = (who: Member, body: object = {}): Promise<Any> => who.post('/api/invitations', body);
const sent = async (who: Member) => ((await who.get('/api/invitations/sent')) as Any).body.items;
const tokenOf = ({ body }: Any) => String(body.url).split('#')[1] ?? '';
const mailTo = (address: string, subject: RegExp) =>
  until(() => world.smtp.taken.find(({ to, parsed }) => to[0] === address && subject.test(parsed.subject ?? '')), {
    what: `an invitation to ${address}`,
  });
const tokenIn = ({ parsed }: Awaited<ReturnType<typeof mailTo>>) =>
  /register#([\w-]{43})/.exec(parsed.text ?? '')?.[1] ?? '';
const age = (who: Member, days: number) =>
  world.forum.db.pool.query(`UPDATE "user" SET created_at = now() - make_interval(days => $2) WHERE id = $1`, [
    who.id,
    days,
  ]);

describe('ACC-2: a link', () => {
  test('lets as many register as it is for, of many at once too; what ends it is seen by who made it', async () => {
    const ana = await world.forum.join('ana');
    const made = await invite(ana, { usesMax: 2 });
    expect(made).toMatchObject({ status: 201, body: { email: null, uses: 0, usesMax: 2 } });
    const token = tokenOf(made);
    const { rows } = await world.forum.db.pool.query('SELECT * FROM site_invitation WHERE id = $1', [made.body.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await post('/api/auth/invitation', { token })).body).toMatchObject({
      inviter: { id: ana.id },
      email: null,
    });
    const came = await Promise.all(['i-one', 'i-two', 'i-three', 'i-four'].map((name) => register(name, token)));
    expect(came.map(({ status }) => status).sort()).toEqual([201, 201, 404, 404]);
    expect(came.find(({ status }) => status === 201)?.body.user.emailVerified).toBe(false);
    expect(await sent(ana)).toEqual([]);
    expect((await post('/api/auth/invitation', { token })).status).toBe(404);
  });

  test('is not used up by a registration that is refused, and is no good once it was taken back or ran out', async () => {
    const ben = await world.forum.join('ben');
    const token = tokenOf(await invite(ben));
    expect((await register(ben.username, token)).body.error.code).toBe('USERNAME_TAKEN');
    const [{ id, uses }] = await sent(ben);
    expect(uses).toBe(0);
    const eve = await world.forum.join('eve');
    expect((await eve.delete(`/api/invitations/${id}`)).status).toBe(404);
    for (let n = 0; n < 2; n += 1) expect((await ben.delete(`/api/invitations/${id}`)).status).toBe(204);
    expect(statusAndCode(await register('i-late', token))).toEqual([404, 'NOT_FOUND']);
    const other = await invite(ben);
    await world.forum.db.pool.query('UPDATE site_invitation SET expires_at = now() WHERE id = $1', [other.body.id]);
    expect((await register('i-late', tokenOf(other))).status).toBe(404);
    expect(await sent(ben)).toEqual([]);
  });

  test('is made so many times a day, by the age of the account, and so many stand open', async () => {
    const kim = await world.forum.join('kim');
    for (let n = 0; n < 2; n += 1) expect((await invite(kim)).status).toBe(201);
    expect(statusAndCode(await invite(kim))).toEqual([409, 'TOO_MANY_INVITATIONS']);
    await age(kim, 30);
    const some = await Promise.all(Array.from({ length: 20 }, () => invite(kim)));
    expect(some.filter(({ status }) => status === 201)).toHaveLength(18);
    await world.forum.db.pool.query(
      `UPDATE site_invitation SET created_at = now() - interval '2 days' WHERE inviter_id = $1`,
      [kim.id],
    );
    expect(statusAndCode(await invite(kim))).toEqual([409, 'TOO_MANY_INVITATIONS']);
  });

  test('is shown once: neither a repeated request nor the list has it again', async () => {
    const leo = await world.forum.join('leo');
    const key = { 'idempotency-key': 'invitation-1' };
    const first: Any = await leo.post('/api/invitations', {}, key);
    const again: Any = await leo.post('/api/invitations', {}, key);
    expect([again.body.id, again.body.url]).toEqual([first.body.id, null]);
    expect(JSON.stringify(await sent(leo))).not.toContain(tokenOf(first));
  });
});

describe('ACC-2: an invitation to an address', () => {
  test('is a mail in the language of who invites; registering with it confirms the address, and no other', async () => {
    const mia = await world.forum.join('mia');
    await mia.patch('/api/me', { locale: 'de' });
    const made = await invite(mia, { email: 'friend@example.org' });
    expect(made.body).toMatchObject({ email: 'friend@example.org', url: null });
    const token = tokenIn(await mailTo('friend@example.org', /lädt dich/));
    expect((await post('/api/auth/invitation', { token })).body.email).toBe('friend@example.org');
    const { body } = await register('friend', token, 'friend@example.org');
    expect(body.user).toMatchObject({ email: 'friend@example.org', emailVerified: true });
    await invite(mia, { email: 'second@example.org' });
    const other = tokenIn(await mailTo('second@example.org', /lädt dich/));
    expect((await register('second', other, 'elsewhere@example.org')).body.user.emailVerified).toBe(false);
    expect((await invite(mia, { email: 'x@example.org', usesMax: 2 })).status).toBe(400);
  });

  test('of a member is answered like any other, and mails nothing; one address has three a week', async () => {
    const nia = await world.confirmed('nia');
    const ola = await world.forum.join('ola');
    await age(ola, 30);
    const taken = await invite(ola, { email: `${nia.username}@example.org` });
    const free = await invite(ola, { email: 'free@example.org' });
    expect([taken.status, Object.keys(taken.body)]).toEqual([free.status, Object.keys(free.body)]);
    for (let n = 0; n < 4; n += 1) expect((await invite(ola, { email: 'free@example.org' })).status).toBe(201);
    await until(() => world.smtp.taken.filter(({ to }) => to[0] === 'free@example.org').length === 3);
    const mails = `SELECT address FROM mail WHERE type = 'identity:invitation' AND address IN ($1, 'free@example.org')`;
    const { rows } = await world.forum.db.pool.query(mails, [`${nia.username}@example.org`]);
    expect(rows.map(({ address }) => address)).toEqual(Array.from({ length: 3 }, () => 'free@example.org'));
  });
});
