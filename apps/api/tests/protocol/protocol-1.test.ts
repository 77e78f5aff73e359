import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, events } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

/**
 * Packets of protocol 1 as they were recorded. They are never recorded again: a server that cannot take the old ones, or
 * a client that could not read the new ones, needs another protocol number.
 */
const file = join(import.meta.dirname, 'protocol-1.json');
type Recorded = { sent: Record<string, Any>; answered: Record<string, Any>; heard: Record<string, [Any, Any?]> };

let forum: Forum;
let author: Member;
beforeAll(async () => {
  forum = await startForum();
  author = await forum.join('author');
});
afterAll(() => forum.close());

/** Says what the recorded client said, with the ids of today, and writes down what it hears. */
async function converse(): Promise<Recorded> {
  const room = `topic:${await newTopic(author, await forum.category())}`;
  const live = connect(forum.url, author, { deviceId: 'device-protocol-1' });
  const ready = await live.ready;
  const sent: Record<string, Any> = {
    subscribe: { rooms: [{ room }, { room: 'topic:nothing' }] },
    sync: { rooms: [{ room, since: { epoch: ready.epoch, offset: 0 } }] },
    ack: { acks: [[room, 1]] },
    heartbeat: { visible: true },
    unsubscribe: { rooms: [room] },
  };
  const answered: Record<string, Any> = {};
  answered.subscribe = await live.ask('subscribe', sent.subscribe);
  await newReply(author, room.slice('topic:'.length));
  const heard = () => live.heard.find(({ name }) => name === 'reply:created');
  await until(() => heard());
  for (const name of ['sync', 'ack', 'heartbeat', 'unsubscribe']) answered[name] = await live.ask(name, sent[name]);
  live.end();
  const created = heard();
  return { sent, answered, heard: { 'session:ready': [ready], 'reply:created': [created?.payload, created?.meta] } };
}

/** Names and kinds of values, as somebody else's old code relies on them. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  const named = (name: string) => (/^(topic|user):/.test(name) ? `${name.split(':')[0]}:<id>` : name);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [named(name), shapeOf(each)]));
}

test('FAULTS 22: an old client is answered as it was: nothing it read is gone or of another kind', async () => {
  const now = await converse();
  if (process.env.RECORD_PROTOCOL === '1') writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  const then = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  expect(shapeOf(now.answered)).toMatchObject(shapeOf(then.answered) as object);
  expect(shapeOf(now.heard)).toMatchObject(shapeOf(then.heard) as object);
});

test('FAULTS 22: packets of an old server and an old client are understood by today’s contract', () => {
  const then = JSON.parse(readFileSync(file, 'utf8')) as Recorded;
  for (const [name, input] of Object.entries(then.sent)) {
    expect(commands[name as keyof typeof commands].input.safeParse(input).success, name).toBe(true);
  }
  for (const [name, answer] of Object.entries(then.answered)) {
    expect(commands[name as keyof typeof commands].output.safeParse(answer).success, name).toBe(true);
  }
  for (const [name, [payload]] of Object.entries(then.heard)) {
    expect(events[name as keyof typeof events].payload.safeParse(payload).success, name).toBe(true);
  }
});
