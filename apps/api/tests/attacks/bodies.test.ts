import { commands } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { MAX_BODY } from '../../src/platform/http/json-body.ts';
import { MAX_PAYLOAD } from '../../src/platform/realtime/subscription/session-ready.ts';
import { patiently, statusAndCode } from '../support/codes.ts';
import { type Forum, type Member, newTopic, startForum } from '../support/forum.ts';
import { largestBytes } from '../support/largest/input.ts';

let forum: Forum;
let alice: Member;
let admin: Member;
let topic: string;
beforeAll(async () => {
  forum = await startForum({ RATE_LIMITS: 'on', LOG_LEVEL: 'error' });
  alice = await forum.join('alice');
  admin = await forum.join('admin', 'admin');
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const send = (
  method: Method,
  url: string,
  payload: string | Buffer,
  headers: Record<string, string> = {},
  who = alice,
) =>
  forum.app.inject({
    method,
    url,
    payload,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}`, ...headers },
  });

describe('attack 56: bodies', () => {
  const deep = (levels: number) => `{"body":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  test.each([
    ['lists 20,000 deep', deep(20_000)],
    ['objects 20,000 deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['lists 65 deep', deep(64)],
    ['lists that never end', '['.repeat(50_000)],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d])],
    ['half a character', Buffer.from('{"body":"é').subarray(0, -1)],
    ['nothing but white space', '   '],
  ])('%s are refused before anybody walks through them, with a key and without', async (_, payload) => {
    for (const headers of [{}, { 'idempotency-key': `key-${Math.random()}` }]) {
      const answer = await send('POST', `/api/topics/${topic}/replies`, payload, headers as Record<string, string>);
      expect(statusAndCode(answer)).toEqual([400, 'BAD_REQUEST']);
    }
  });

  test('brackets within text are no depth', async () => {
    const body = '[[{"\\"'.repeat(200);
    expect((await send('POST', `/api/topics/${topic}/replies`, JSON.stringify({ body }))).statusCode).toBe(201);
  });

  test('limits come before the body and its key: who has no budget left hears it at once', async () => {
    const eager = await forum.join('eager');
    const answers = [];
    for (let n = 0; n < 40; n += 1)
      answers.push(await send('PUT', '/api/me/password', '['.repeat(1000), { 'idempotency-key': 'k' }, eager));
    expect(statusAndCode(answers.at(-1) ?? { statusCode: 0, body: '' })).toEqual([429, 'RATE_LIMITED']);
  });

  test('the key belongs to the bytes: the same ones are answered again, others refused', async () => {
    const url = `/api/topics/${topic}/replies`;
    const headers = { 'idempotency-key': 'bytes-1' };
    const first = await send('POST', url, '{"body":"Once"}', headers);
    expect((await send('POST', url, '{"body":"Once"}', headers)).json().id).toBe(first.json().id);
    expect(statusAndCode(await send('POST', url, '{"body":"Twice"}', headers))).toEqual([422, 'IDEMPOTENCY_MISMATCH']);
  });

  test.each([
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00.000Z',
    '9999-12-31T23:59:60Z',
    `2026-01-01T00:00:00.${'0'.repeat(99)}Z`,
    '2026-01-01T24:00:00Z',
  ])('a cursor at %s is refused', async (at) => {
    const id = '00000000-0000-7000-8000-000000000000';
    const write = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const url of [
      `/api/topics?cursor=${write([false, at, id])}`,
      `/api/moderation/reports?state=open&cursor=${write([at, id])}`,
      `/api/moderation/actions?cursor=${write([at, id])}`,
    ] as const) {
      const answer = await admin.get(url as '/api/topics');
      expect([url, answer.status, answer.body.error?.code]).toEqual([url, 400, 'BAD_REQUEST']);
    }
  });

  test.each(['\u0000', 'a\u0000b', '\ud800', '\udfff x', '\ud83d'])(
    '%j in any text is refused with a code',
    async (text) => {
      const made = JSON.stringify({ body: text });
      for (const answer of [
        await send('POST', `/api/topics/${topic}/replies`, made),
        await send('PATCH', '/api/me', JSON.stringify({ bio: text })),
        await send('PATCH', '/api/me', JSON.stringify({ displayName: text })),
        await send('POST', '/api/realtime/ticket', JSON.stringify({ rooms: [text], deviceId: 'device-0001' })),
        await send('POST', '/api/sync', JSON.stringify({ rooms: [text] })),
        await send('POST', '/api/realtime/typing', JSON.stringify({ room: text, typing: true })),
        await send('POST', '/api/auth/login', JSON.stringify({ login: text, password: text })),
      ]) {
        expect(answer.statusCode, answer.body).toBeLessThan(500);
      }
    },
  );
});

describe('what stock programs send', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
    'an empty body that says it is JSON is no body: %s',
    async (method) => {
      const url = {
        POST: '/api/auth/refresh',
        PUT: `/api/topics/${topic}/like`,
        PATCH: '/api/me',
        DELETE: `/api/topics/${topic}/like`,
      }[method];
      const answer = await send(method, url, '');
      expect(answer.statusCode, answer.body).toBe({ POST: 401, PUT: 200, PATCH: 200, DELETE: 200 }[method]);
    },
  );

  test.each([
    ['32,000 CJK characters, escaped as Python does', '語', 32_000, 201],
    ['32,000 emoji, escaped as Python does', '😀', 32_000, 201],
    ['32,001 emoji', '😀', 32_001, 400],
  ])('%s', async (_, character, count, status) => {
    const escaped = [...JSON.stringify({ body: character.repeat(count) })]
      .flatMap((one) =>
        one > '~'
          ? Array.from({ length: one.length }, (_, n) => `\\u${one.charCodeAt(n).toString(16).padStart(4, '0')}`)
          : [one],
      )
      .join('');
    // The texts before it used the budget up.
    const answer = await patiently(() => send('POST', `/api/topics/${topic}/replies`, escaped));
    expect(answer.statusCode, answer.body.slice(0, 200)).toBe(status);
    if (status === 201) expect([...answer.json().body].length).toBe(count);
  });

  test('the largest input of every operation and every command fits, all of it escaped', () => {
    for (const [name, operation] of Object.entries(operations)) {
      // A batch is bounded twice, by its events and as a whole: a thousand of the largest are not sent at once (INBOX §11).
      if (!('body' in operation) || name === 'publishEvents') continue;
      const most = 'maxBytes' in operation ? operation.maxBytes : MAX_BODY;
      const bytes = largestBytes(z.toJSONSchema(operation.body, { io: 'input', unrepresentable: 'any' }));
      expect([name, bytes <= most, bytes]).toEqual([name, true, bytes]);
    }
    for (const [name, { input }] of Object.entries(commands)) {
      const bytes = largestBytes(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
      expect([name, bytes <= MAX_PAYLOAD, bytes]).toEqual([name, true, bytes]);
    }
  });
});
