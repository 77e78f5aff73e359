// @vitest-environment happy-dom

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AuthAnswer, Me } from '@tidings/contracts';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { accessToken, refreshSession, replaceTokens, sessionEnded, signInWith, startSession } from './session.ts';
import { session } from './state.ts';

declare const happyDOM: { setURL: (url: string) => void };

let server: Server;
let answers: { status: number; body: unknown }[] = [];
let asked = 0;

const grant = (accessToken: string, seconds: number): AuthAnswer => ({
  user: { id: 'u1', username: 'ana' } as Me,
  accessToken,
  expiresAt: new Date(Date.now() + seconds * 1000).toISOString(),
});

beforeAll(async () => {
  server = createServer((_, response) => {
    asked += 1;
    const answer = answers.shift() ?? { status: 500, body: {} };
    if (answer.status === 0) return void response.destroy();
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  happyDOM.setURL(`http://127.0.0.1:${port}/`);
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  asked = 0;
  answers = [];
});

test('a token with time left is used as it is', async () => {
  signInWith(grant('fresh', 600));
  expect(await accessToken()).toBe('fresh');
  expect(asked).toBe(0);
});

test('many callers with a token that ends renew it once', async () => {
  signInWith(grant('old', 5));
  answers = [{ status: 200, body: grant('new', 600) }];
  expect(await Promise.all([accessToken(), accessToken(), refreshSession('old')])).toEqual(['new', 'new', 'new']);
  expect(asked).toBe(1);
});

test('a token newer than the one refused is taken without asking', async () => {
  signInWith(grant('newer', 600));
  expect(await refreshSession('older')).toBe('newer');
  expect(asked).toBe(0);
});

test('nobody renews while the password is changed, by whatever the old token was refused: all go on with the new one', async () => {
  signInWith(grant('old', 600));
  const { accessToken: next, expiresAt } = grant('new', 600);
  let answer: () => void = () => undefined;
  const given: (string | undefined)[] = [];
  const changed = replaceTokens(async (token) => {
    given.push(token);
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return { accessToken: next, expiresAt };
  });
  await vi.waitUntil(() => given.length > 0);
  const renewed = [refreshSession('old'), refreshSession('old')];
  answer();
  await changed;
  expect(await Promise.all(renewed)).toEqual(['new', 'new']);
  expect([given, asked, await accessToken()]).toEqual([['old'], 0, 'new']);
});

test('a change that was refused leaves the session as it was, and says why', async () => {
  signInWith(grant('old', 600));
  await expect(replaceTokens(() => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
  expect([session.get().status, await accessToken(), asked]).toEqual(['signed-in', 'old', 0]);
});

test('a page that opens while the server cannot tell who reads asks again by itself', async () => {
  session.set({ status: 'unknown' });
  const later = { status: 503, body: { error: { code: 'UNAVAILABLE', message: 'later', correlationId: 'c' } } };
  answers = [later, { status: 200, body: grant('restored', 600) }];
  startSession();
  await vi.waitUntil(() => session.get().status === 'signed-in', { timeout: 8000 });
  expect(asked).toBe(2);
});

test.each([
  ['503', { status: 503, body: { error: { code: 'UNAVAILABLE', message: 'later', correlationId: 'c' } } }],
  ['500', { status: 500, body: {} }],
  ['502 of a proxy', { status: 502, body: '<html>' }],
  ['429', { status: 429, body: { error: { code: 'RATE_LIMITED', message: 'fast', correlationId: 'c' } } }],
  ['no answer', { status: 0, body: {} }],
])('%s to a refresh keeps the session, and the next use of it asks again', async (_, answer) => {
  signInWith(grant('old', 5));
  answers = [answer, { status: 200, body: grant('new', 600) }];
  await expect(accessToken()).rejects.toBeInstanceOf(Error);
  expect(session.get().status).toBe('signed-in');
  expect(await accessToken()).toBe('new');
});

test('asked for a pause, it asks no more until that is over', async () => {
  signInWith(grant('old', 5));
  const body = { error: { code: 'RATE_LIMITED', message: 'slower', correlationId: 'c', retryAfterMs: 300 } };
  answers = [
    { status: 429, body },
    { status: 200, body: grant('new', 600) },
  ];
  for (let count = 0; count < 5; count += 1) {
    await expect(accessToken()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  }
  expect(asked).toBe(1);
  await vi.waitFor(async () => expect(await accessToken()).toBe('new'));
  expect(asked).toBe(2);
});

test('a refusal ends the session, a silent server does not', async () => {
  signInWith(grant('old', 5));
  answers = [{ status: 503, body: { error: { code: 'UNAVAILABLE', message: 'later', correlationId: 'c' } } }];
  await expect(accessToken()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(session.get().status).toBe('signed-in');
  answers = [{ status: 401, body: { error: { code: 'SESSION_REVOKED', message: 'ended', correlationId: 'c' } } }];
  expect(await accessToken()).toBeUndefined();
  expect(session.get()).toEqual({ status: 'signed-out', ended: true });
});

test('who read why the session ended goes on reading it, whoever else says the same', () => {
  const why = 'Your account will be deleted on 12 December.';
  signInWith(grant('fresh', 600));
  sessionEnded(why);
  sessionEnded();
  expect(session.get()).toEqual({ status: 'signed-out', ended: true, why });
  signInWith(grant('fresh', 600));
  sessionEnded();
  sessionEnded(why);
  expect(session.get()).toEqual({ status: 'signed-out', ended: true, why });
});
