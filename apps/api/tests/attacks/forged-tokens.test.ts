import { createHmac, generateKeyPairSync } from 'node:crypto';
import { until } from '@tidings/testing';
import { bearer, connect, refusalOf, stream } from '@tidings/testing/sockets';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyIdOf } from '../../src/platform/auth/tokens.ts';
import { accessKey, claimsOf, forger, inSeconds } from '../support/forger.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';

const secret = 'the-secret-of-this-test-0123456789-abcdef';
const key = accessKey(secret);
let forum: Forum;
let alice: Member;
let make: ReturnType<typeof forger>;

beforeAll(async () => {
  forum = await startForum({ AUTH_SECRET: secret });
  alice = await forum.join('alice');
  make = forger(secret, claimsOf(alice.token));
});
afterAll(() => forum.close());

/** What each way in says to a token: `ok` or the code of its refusal. */
const ways: Record<string, (token: string) => Promise<string>> = {
  async http(token) {
    const answer = await fetch(`${forum.url}/api/me`, { headers: bearer({ token }) });
    return answer.status === 200 ? 'ok' : `${answer.status} ${codeIn(await answer.text())}`;
  },
  async handshake(token) {
    const socket = connect(forum.url, { token });
    const refused = await Promise.race([refusalOf(socket), socket.ready.then(() => null)]);
    socket.end();
    return refused ? `${refused.status} ${refused.code}` : 'ok';
  },
  async 'auth:refresh'(token) {
    const live = connect(forum.url, alice);
    await live.ready;
    const answer = await live.ask('auth:refresh', { token });
    // Who cannot renew stays connected until the end of what it has.
    const stays = (await live.ask('heartbeat', { visible: true })).ok;
    live.end();
    if (!stays) return 'disconnected';
    return answer.ok ? 'ok' : `401 ${answer.code}`;
  },
  async stream(token) {
    const opened = await stream(forum.url, '/api/stream', bearer({ token }));
    if (opened.status !== 200) await until(() => opened.ended);
    opened.end();
    return opened.status === 200 ? 'ok' : `${opened.status} ${codeIn(opened.body())}`;
  },
};
const codeIn = (body: string) => /"code":"(\w+)"/.exec(body)?.[1];

async function everywhere(token: string): Promise<string[]> {
  const said: string[] = [];
  for (const [way, ask] of Object.entries(ways)) said.push(`${way}: ${await ask(token)}`);
  return said;
}
const refused = (code: string) => Object.keys(ways).map((way) => `${way}: 401 ${code}`);

test('the control: tokens made outside, genuine in all, are good on every way in', async () => {
  const good = Object.keys(ways).map((way) => `${way}: ok`);
  expect(await everywhere(await make.token())).toEqual(good);
  expect(await everywhere(await make.signed(JSON.stringify(make.payloadOf({}))))).toEqual(good);
  expect(await everywhere(make.raw(make.headerOf({})))).toEqual(good);
});

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = Buffer.from(rsa.publicKey.export({ type: 'spki', format: 'pem' }));
const attacker = Buffer.from('0'.repeat(32));
type Attack = [string, () => Promise<string> | string];

describe('attack 4: a token with a forged algorithm or key is refused on every way in', () => {
  const attacks: Attack[] = [
    ['alg none', () => new UnsecuredJWT(make.payloadOf({})).encode()],
    [
      'alg none in our header, without a signature',
      () => make.raw(make.headerOf({ alg: 'none' })).replace(/[^.]*$/, ''),
    ],
    ['alg none, signed all the same', () => make.raw(make.headerOf({ alg: 'none' }))],
    ['alg HS256 without a signature', () => make.raw(make.headerOf({})).replace(/[^.]*$/, '')],
    // HMAC fills a key with zeros: this is ours, and long enough for HS512.
    [
      'HS512 by our own key',
      () => make.token({ header: { alg: 'HS512' }, key: Buffer.concat([key, Buffer.alloc(32)]) }),
    ],
    ['a header that says HS512 over our HMAC', () => make.raw(make.headerOf({ alg: 'HS512' }))],
    ['an algorithm in lower case', () => make.raw(make.headerOf({ alg: 'hs256' }))],
    ['an algorithm that is a list', () => make.raw(make.headerOf({ alg: ['HS256'] }))],
    ['RS256 by a key of the attacker', () => make.token({ header: { alg: 'RS256' }, key: rsa.privateKey })],
    ['HS256 by its public half', () => make.token({ key: pem })],
    ['HS256 by the name of our key', () => make.token({ key: Buffer.from(keyIdOf(key)) })],
    ['an unknown kid', () => make.token({ header: { kid: keyIdOf(attacker) } })],
    ['an unknown kid by its own key', () => make.token({ header: { kid: keyIdOf(attacker) }, key: attacker })],
    ['no kid', () => make.token({ header: { kid: undefined } })],
    ['a kid that is no text', () => make.raw(make.headerOf({ kid: [keyIdOf(key)] }))],
    ['a kid out of the prototype', () => make.raw(make.headerOf({ kid: '__proto__' }))],
    ['a jku', () => make.token({ header: { jku: 'https://evil.example/keys.json', kid: 'evil' } })],
    ['a jwk', () => make.token({ header: { jwk: { kty: 'oct', k: attacker.toString('base64url') } }, key: attacker })],
    ['a crit header', () => make.raw(make.headerOf({ crit: ['exp'], exp: 1 }))],
    ['an empty crit header', () => make.raw(make.headerOf({ crit: null }))],
    [
      'two algorithms, none last',
      () => make.raw(`{"alg":"HS256","typ":"at+jwt","kid":"${keyIdOf(key)}","alg":"none"}`),
    ],
    ['an altered signature', () => altered(alice.token)],
    ['an altered payload', () => alice.token.replace(/\.[^.]+\./, `.${b64(make.payloadOf({ ver: 1000 }))}.`)],
    ['four parts', () => `${alice.token}.x`],
    ['padding at the end', () => `${alice.token}=`],
  ];
  test.each(attacks)('%s', async (_, forge) => {
    expect(await everywhere(await forge())).toEqual(refused('AUTH_INVALID'));
  });
});

const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
function altered(token: string): string {
  const [head, body] = token.split('.');
  return `${head}.${body}.${createHmac('sha256', 'guess').update(`${head}.${body}`).digest('base64url')}`;
}
const claims = (more: Record<string, unknown>) => () => make.token({ claims: more });
const json = (edit: (text: string) => string) => () => make.signed(edit(JSON.stringify(make.payloadOf({}))));

describe('attack 5: a token of our key that is not an access token of a session is refused on every way in', () => {
  const attacks: Attack[] = [
    ['another issuer', claims({ iss: 'other' })],
    ['no issuer', claims({ iss: undefined })],
    ['an issuer that is a list', claims({ iss: ['tidings'] })],
    ['another audience', claims({ aud: 'other' })],
    ['no audience', claims({ aud: undefined })],
    ['another type', () => make.token({ header: { typ: 'JWT' } })],
    ['no type', () => make.token({ header: { typ: undefined } })],
    ['no subject', claims({ sub: undefined })],
    ['a subject that is no id', claims({ sub: 'alice' })],
    ['a subject that is a list', claims({ sub: ['alice'] })],
    ['no session', claims({ sid: undefined })],
    ['a session that is an object', claims({ sid: { toString: 'x' } })],
    ['no version', claims({ ver: undefined })],
    ['a version that is text', claims({ ver: '0' })],
    ['a negative version', claims({ ver: -1 })],
    ['no expiry', claims({ exp: undefined })],
    ['an expiry that is text', () => make.raw(make.headerOf({}), make.payloadOf({ exp: String(inSeconds(60)) }))],
    ['an expiry without end', json((text) => text.replace(/"exp":\d+/, '"exp":1e999'))],
    ['no time of issue', claims({ iat: undefined })],
    ['not valid yet', () => claims({ nbf: inSeconds(30) })()],
    ['not valid before a text', () => make.raw(make.headerOf({}), make.payloadOf({ nbf: 'never' }))],
    ['a payload that is a list', () => make.signed('[]')],
    ['a payload that is null', () => make.signed('null')],
    ['a payload that is a text', () => make.signed('"alice"')],
    ['a payload that is no JSON', json((text) => `${text}}`)],
    ['a payload with the claims in the prototype', json((text) => `{"__proto__":${text}}`)],
    ['two subjects, the last one nobody', json((text) => text.replace(/}$/, ',"sub":"nobody"}'))],
    ['broken UTF-8', () => make.signed(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
    ['more than a token of ours can be', claims({ more: 'x'.repeat(2000) })],
    ['a refresh token', refreshToken],
  ];
  test.each(attacks)('%s', async (_, forge) => {
    expect(await everywhere(await forge())).toEqual(refused('AUTH_INVALID'));
  });

  test('expired', async () => {
    expect(await everywhere(await make.token({ claims: { exp: inSeconds(-1) } }))).toEqual(refused('AUTH_EXPIRED'));
    expect(await everywhere(await make.token({ claims: { exp: 0 } }))).toEqual(refused('AUTH_EXPIRED'));
  });
  test('a token that was good a moment ago is not kept beyond its end', async () => {
    const token = await make.token({ claims: { exp: inSeconds(2) } });
    expect(await ways.http?.(token)).toBe('ok');
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await everywhere(token)).toEqual(refused('AUTH_EXPIRED'));
  });
});

async function refreshToken(): Promise<string> {
  const payload = { login: alice.username, password: 'a long enough password' };
  const answer = await forum.app.inject({ method: 'POST', url: '/api/auth/login', payload });
  return String(answer.cookies[0]?.value);
}
