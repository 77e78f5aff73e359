import { events } from '@tidings/contracts';
import { operations } from '@tidings/contracts/rest';
import Fastify from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '../context/context.ts';
import { textOf, toWire } from '../events/log/wire.ts';
import { handleErrors } from '../http/errors.ts';
import { route } from '../http/route.ts';
import { encodePacket } from '../realtime/connection/packet.ts';
import { frameOf } from '../realtime/sse/sse-frames.ts';
import {
  ContractMismatch,
  checkStored,
  conformOutput,
  conformPayload,
  conformRefusal,
  enforceContract,
  payloadForWire,
} from './contract.ts';
import { projectorOf } from './projector.ts';

const id = '0198b4e2-1111-7222-8333-444455556666';
const like = { targetType: 'topic', targetId: id, count: 2, actorId: id, on: true, version: 3 };
const leaking = { ...like, authorEmail: 'bob@example.org' };
const meta = {
  id,
  room: `topic:${id}`,
  epoch: 'e',
  offset: 1,
  at: '2026-11-20T09:12:00.000Z',
  correlationId: 'c'.repeat(8),
};
const stored = { ...meta, name: 'reaction:changed', payload: leaking, scope: 's', version: 1 };

const logged: object[] = [];
const log = { error: (what: object) => void logged.push(what) } as never;
const strictly = () => enforceContract({ strict: true, log });
afterEach(() => {
  enforceContract({ strict: false, log: null });
  logged.length = 0;
});

describe('in test and development', () => {
  test('a field nobody declared in an event is thrown and logged with its path', () => {
    strictly();
    expect(() => checkStored('reaction:changed', like, meta)).not.toThrow();
    expect(() => checkStored('reaction:changed', leaking, meta)).toThrow(/reaction:changed.*authorEmail/);
    expect(() => checkStored('reaction:changed', { ...like, count: 'two' }, meta)).toThrow(/count: /);
    expect(() => checkStored('reaction:changed', like, { ...meta, offset: -1 })).toThrow(/meta.*offset: /);
    expect(logged).toHaveLength(3);
    expect(logged[1]).toMatchObject({ field: 'count' });
  });

  test('so it is in events that are not stored, acknowledgements and refusals', () => {
    strictly();
    expect(() => conformPayload('heads', { epoch: 'e', rooms: {}, more: 1 })).toThrow(ContractMismatch);
    expect(() => conformOutput('ack', { ok: true, more: 1 })).toThrow(ContractMismatch);
    expect(() => conformRefusal({ ok: false, code: 'FORBIDDEN', message: '', cause: 'x' })).toThrow(ContractMismatch);
  });

  test('an answer that does not fit fails its request and says nothing of why', async () => {
    strictly();
    const { status, body, failed } = await answerOf({ liked: true, count: 1, version: 1, authorId: id });
    expect([status, body.error.code]).toEqual([500, 'INTERNAL']);
    expect(JSON.stringify(body)).not.toContain('authorId');
    expect(failed).toMatch(/PUT \/api\/topics\/:id\/like does not fit its contract.*authorId/);
  });
});

describe('in production', () => {
  test('a column nobody declared leaves in no answer', async () => {
    const { status, body } = await answerOf({ liked: true, count: 1, version: 1, authorId: id });
    expect([status, body]).toEqual([200, { liked: true, count: 1, version: 1 }]);
  });

  test('nor in an event, on any transport', () => {
    expect(payloadForWire('reaction:changed', leaking)).toEqual(like);
    expect(encodePacket('/forum', 'reaction:changed', leaking, meta).text).not.toContain('authorEmail');
    expect(textOf(toWire(stored))).toBe(JSON.stringify(['reaction:changed', like, meta]));
    expect(frameOf({ ...stored })).not.toContain('authorEmail');
  });

  test('nor deep inside: in arrays, behind null, in records and in a union', () => {
    const person = { id, username: 'bob', displayName: 'Bob', role: 'member' };
    const people = [{ person: { ...person, email: 'x' }, status: 'online', ip: 'x' }];
    expect(payloadForWire('presence:state', { people, total: 1 })).toEqual({
      people: [{ person, status: 'online' }],
      total: 1,
    });
    const result = { room: 'topic:x', ok: false, code: 'ROOM_REFUSED', why: 'x' };
    expect(conformOutput('subscribe', { ok: true, rooms: [result] })).toEqual({
      ok: true,
      rooms: [{ room: 'topic:x', ok: false, code: 'ROOM_REFUSED' }],
    });
    expect(payloadForWire('heads', { epoch: 'e', rooms: { 'topic:x': 1 } })).toEqual({
      epoch: 'e',
      rooms: { 'topic:x': 1 },
    });
  });

  test('a redacted payload stays redacted', () => {
    expect(payloadForWire('reply:created', { id, redacted: true, body: 'x' })).toEqual({ id, redacted: true });
  });
});

/** What a client of one operation gets when its handler answers so, and what the log says of it. */
async function answerOf(answer: object) {
  const app = Fastify();
  let failed = '';
  const error = ({ err }: { err: Error }) => {
    failed = err.message;
  };
  app.addHook('onRequest', async (request) => {
    request.ctx = { actor: { role: 'member' }, correlationId: 'correlation-1', log: { error } } as unknown as Ctx;
  });
  handleErrors(app);
  route(app, operations.likeTopic, () => answer as never);
  const { statusCode, body } = await app.inject({ method: 'PUT', url: `/api/topics/${id}/like` });
  await app.close();
  return { status: statusCode, body: JSON.parse(body), failed };
}

test('a projector copies through wrappers, and refuses what it cannot see into', () => {
  const place = z.strictObject({ town: z.string() });
  for (const schema of [place.default({ town: '' }), place.prefault({ town: '' }), z.nonoptional(place.optional())]) {
    expect(projectorOf(schema)?.({ town: 'Kiel', secret: 1 })).toEqual({ town: 'Kiel' });
  }
  expect(projectorOf(place.nullable())?.({ town: 'Kiel', secret: 1 })).toEqual({ town: 'Kiel' });
  expect(projectorOf(z.record(z.string(), place))?.({ a: { town: 'Kiel', secret: 1 } })).toEqual({
    a: { town: 'Kiel' },
  });
  expect(projectorOf(z.tuple([place]))?.([{ town: 'Kiel', secret: 1 }])).toEqual([{ town: 'Kiel' }]);
  for (const schema of [z.map(z.string(), place), z.lazy(() => place), place.transform((value) => value)]) {
    expect(() => projectorOf(schema)).toThrow('What leaves the server cannot be declared by a');
  }
});

test.each(Object.entries(events))('the payload of %s can be projected', (_, { payload }) => {
  expect(() => projectorOf(payload)).not.toThrow();
});

test.each(Object.entries(operations))('the answer of %s can be projected', (_, operation) => {
  const { answer } = operation as { answer?: z.ZodType };
  expect(() => answer && projectorOf(answer)).not.toThrow();
});
