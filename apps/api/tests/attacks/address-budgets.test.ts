import { until } from '@tidings/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KnownDevices } from '../../src/platform/auth/known-device.ts';
import { deriveKeys } from '../../src/platform/auth/secret.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';

const secret = 'a secret that only these tests know, long enough';
const password = 'a long enough password';
const devices = new KnownDevices(deriveKeys([Buffer.from(secret)], 'known-device'));
let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ TRUST_PROXY: 'true', RATE_LIMITS: 'on', AUTH_SECRET: secret });
});
afterAll(() => forum.close());

/** People of this machine's own address, whose budget counts here too: each waits for a place in it. */
const join = (name: string): Promise<Member> =>
  until(() => forum.join(name).catch(() => null), { timeoutMs: 30_000, what: 'a place in the budget' });

let made = 0;
/** A cookie as a browser has it after a sign-in of this member: whoever has an account has as many as they like. */
const cookieOf = (memberId: string) => devices.write(null, memberId);
type Asked = { method?: 'GET' | 'POST'; url: string; address: string; device?: string; payload?: object };
const ask = async ({ method = 'POST', url, address, device, payload }: Asked): Promise<number> => {
  const answer = await forum.app.inject({
    method,
    url,
    ...(payload && { payload }),
    headers: { 'x-forwarded-for': address },
    cookies: device ? { tidings_device: device } : {},
  });
  return answer.statusCode;
};
/** What is counted is that they ask: refused for its password, a registration costs no hashing, and is as quick as the machine. */
const register = (address: string, device?: string) => {
  made += 1;
  const username = `crowd-${made}`;
  const payload = { username, email: `${username}@example.org`, password: 'short' };
  return ask({ url: '/api/auth/register', address, payload, ...(device && { device }) });
};
const login = (address: string, name: string, device?: string, word = password) =>
  ask({ url: '/api/auth/login', address, payload: { login: name, password: word }, ...(device && { device }) });
async function times(count: number, act: (n: number) => Promise<number>): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push(await act(n));
  return statuses;
}
const count = (list: number[], status: number) => list.filter((one) => one === status).length;

describe('attacks 61, 62, 67: an account gives nobody a second budget of their address', () => {
  test('registering is limited by address, whatever devices are brought', async () => {
    const { id } = await join('minter');
    const answers = await times(20, () => register('192.0.2.10', cookieOf(id)));
    // A sixth of twenty a minute is at once at least five; what has passed of the minute meanwhile gives a few more.
    expect(count(answers, 400)).toBeLessThanOrEqual(9);
    expect(count(answers, 400) + count(answers, 429)).toBe(20);
  });

  test('and by the /48 around it', async () => {
    const { id } = await join('minter');
    const near = await times(8, (n) => register(`2001:db8:7::${n + 1}`, cookieOf(id)));
    expect(count(near, 429)).toBeGreaterThan(0);
    const wide = await times(120, (n) => register(`2001:db8:8:${n + 1}::1`, cookieOf(id)));
    expect(count(wide, 429)).toBeGreaterThan(0);
  });

  test('nor does a device to read with', async () => {
    const { id } = await join('minter');
    const url = '/api/categories';
    const answers = await times(300, () => ask({ method: 'GET', url, address: '192.0.2.11', device: cookieOf(id) }));
    expect(count(answers, 429)).toBeGreaterThan(0);
  });

  test('nor to guess at the accounts of others: what the device does not know is counted by address', async () => {
    const { id } = await join('minter');
    const answers = await times(60, (n) => login('192.0.2.12', `nobody-${n}`, cookieOf(id), 'wrong'));
    expect(count(answers, 401)).toBeLessThanOrEqual(35);
    expect(count(answers, 429)).toBeGreaterThan(20);
  });

  test('nor to sign in to their own without end: all devices of an address have one ceiling', async () => {
    const { id, username } = await join('minter');
    // The name is too long to be looked up: what is counted is that they ask.
    const answers = await times(800, () => login('192.0.2.13', 'x'.repeat(300), cookieOf(id)));
    expect(count(answers, 429)).toBeGreaterThan(0);
    expect(await login('192.0.2.14', username, cookieOf(id))).toBe(200);
  });
});

test('attack 61: strangers with devices of their own close sign-in at an address to nobody who is known there', async () => {
  const { username, id } = await join('neighbour');
  const stranger = await join('stranger');
  const answers = await times(150, () => login('192.0.2.20', username, cookieOf(stranger.id), 'wrong'));
  expect(answers.at(-1)).toBe(429);
  expect(await login('192.0.2.20', username)).toBe(429);
  expect(await login('192.0.2.20', username, cookieOf(id))).toBe(200);
});
