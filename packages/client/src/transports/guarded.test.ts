import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { event, fakeTransport, fresh, granted, obliging, ROOM } from '../../tests/support/fake-transport.ts';
import { follow, setUp } from '../../tests/support/setup.ts';
import { restTransport } from './rest.ts';
import { sseTransport } from './sse.ts';

/** A client that follows the room of the tests from its first event on. */
async function following() {
  const problems: string[] = [];
  const transport = fakeTransport('websocket', undefined, ({ name }) =>
    name === 'subscribe' ? { ok: true, rooms: [fresh(0)] } : { ok: true, rooms: [] },
  );
  const set = setUp([transport], { onProblem: (problem) => problems.push(problem) });
  const { seen } = follow(set.client);
  set.client.connect();
  await set.clock.advanceAsync(0);
  transport.last().ready();
  await set.clock.advanceAsync(10);
  return { ...set, transport, seen, problems };
}

const shape = { id: 'x', room: ROOM, epoch: 'e', offset: 1, at: '', correlationId: '' };
const crooked: [string, unknown, unknown][] = [
  ['topic:updated', null, event(1)[2]],
  ['topic:updated', 'text', event(1)[2]],
  ['topic:updated', {}, { ...shape, offset: '1' }],
  ['topic:updated', {}, { ...shape, offset: -1 }],
  ['topic:updated', {}, { ...shape, epoch: undefined }],
  ['topic:updated', {}, undefined],
  ['topic:updated', {}, 'offset'],
  ['typing:state', {}, {}],
  ['heads', { epoch: 'e', rooms: null }, undefined],
  ['heads', { epoch: 'e', rooms: { [ROOM]: 'x' } }, undefined],
  ['heads', null, undefined],
  ['sync:reset', {}, undefined],
  ['server:draining', { returnAfterMs: 'soon' }, undefined],
  ['session:closing', {}, undefined],
];

describe('what cannot be read', () => {
  test.each(crooked)('is dropped and reported: %s %j %j', async (name, payload, meta) => {
    const { transport, seen, problems, clock, client } = await following();
    transport.last().events.packet(name, payload as object, meta as object);
    transport.last().push(event(1));
    await clock.advanceAsync(10);
    expect(problems).toEqual([`An unreadable packet ${name} was dropped`]);
    expect(seen).toEqual([1]);
    expect(client.status.getSnapshot().state).toBe('live');
    client.close();
  });

  test('never throws and never stops what can, whatever it is', async () => {
    const { transport, seen, clock, client } = await following();
    const name = fc.constantFrom('topic:updated', 'typing:state', 'heads', 'sync:reset', 'newer:event', '__proto__');
    const meta = fc.oneof(fc.jsonValue(), fc.record({ room: fc.constant(ROOM), offset: fc.jsonValue() }));
    fc.assert(
      fc.property(name, fc.jsonValue(), fc.option(meta, { nil: undefined }), (event, payload, about) => {
        transport.last().events.packet(event, payload as object, about as object);
      }),
      { numRuns: 2000 },
    );
    transport.last().push(event(1));
    await clock.advanceAsync(10);
    expect(seen).toEqual([1]);
    client.close();
  });

  test('leaves no gap: an event that came garbled is asked for again', async () => {
    const { transport, seen, clock, client } = await following();
    transport.last().events.packet('topic:updated', {}, { ...shape, id: 7 });
    transport.last().push(event(2));
    await clock.advanceAsync(500);
    expect(transport.last().commands('sync')).toHaveLength(1);
    expect(seen).toEqual([]);
    client.close();
  });

  test('ends a connection that begins with it; the next is tried', async () => {
    const transport = fakeTransport('websocket', (connection) => connection.ready([{ room: ROOM, ok: true } as never]));
    const { client, clock, state } = setUp([transport]);
    client.connect();
    await clock.advanceAsync(10);
    expect(transport.last().closedByClient).toBe(true);
    expect(state()).not.toBe('live');
    await clock.advanceAsync(60_000);
    expect(transport.connections.length).toBeGreaterThan(1);
    client.close();
  });

  test('as an answer is no answer: the rooms are asked for again', async () => {
    const answers: object[] = [{ ok: true, rooms: [{ ...granted(), events: [['x']] }] }, { ok: true }, {}];
    const transport = fakeTransport(
      'websocket',
      (connection) => connection.ready(),
      (command, connection) =>
        command.name === 'subscribe'
          ? (answers.shift() ?? { ok: true, rooms: [fresh(0)] })
          : obliging(command, connection),
    );
    const { client, clock } = setUp([transport]);
    const { seen } = follow(client);
    client.connect();
    await clock.advanceAsync(60_000);
    transport.last().push(event(1));
    await clock.advanceAsync(10);
    expect(seen).toEqual([1]);
    client.close();
  });
});

describe('a body that is not ours, with status 200,', () => {
  const bodies = [
    'null',
    '[]',
    '{}',
    '"<html>"',
    '{"events":[["x"]],"cursor":"","resets":[],"more":false}',
    '{"ticket":1}',
  ];

  test.each(bodies)('is as good as no answer on the fallbacks: %s', async (body) => {
    for (const transport of [restTransport, sseTransport]) {
      const answer = async () => new Response(body, { status: 200 });
      const { client, clock, state } = setUp([]);
      client.close();
      const options = {
        url: '',
        timing: (await import('../shared/config.ts')).defaultTiming,
        clock,
        random: () => 0.5,
      };
      const closes: unknown[] = [];
      const connection = transport({ ...options, fetch: answer, EventSource: Object as never }).open(
        { token: () => 't', deviceId: 'device-0001', cursor: () => ({ text: undefined, stamp: new Map() }) },
        {
          ready: () => closes.push('ready'),
          packet: () => {},
          results: () => {},
          nextAt: () => {},
          closed: (why) => closes.push(why),
        },
      );
      await clock.advanceAsync(100);
      expect(closes).toEqual([{ kind: 'lost', reason: 'unreadable answer' }]);
      expect(state()).toBe('idle');
      connection.close();
    }
  });
});
