import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate, migrationsDirectory } from '../src/migrate/index.ts';
import { query, scratchDirectory, scratchServer } from './scratch-server.ts';
import { append, smallForum } from './small-forum.ts';

const thisOne = '20261127100000_kinds_found_by_name';
let serverUrl: string;
let url: string;
let count = 0;
beforeAll(async () => {
  serverUrl = (await scratchServer()).url;
  await migrate(serverUrl);
});

/** A database of its own, empty or migrated. */
async function database(template = 'tidings'): Promise<string> {
  const name = `kinds_${count++}`;
  await query(serverUrl.replace(/\/tidings$/, '/postgres'), `CREATE DATABASE ${name} TEMPLATE ${template}`);
  return serverUrl.replace(/\/tidings$/, `/${name}`);
}
beforeEach(async () => {
  url = await database();
});

const streams = (at = url) =>
  query<{ room: string; scope: string; parent: string | null }>(at, 'SELECT room, scope, parent FROM stream');
const access = async (member: string | null, rooms: string[]) => {
  const text = 'SELECT room, scope, head FROM room_access(array_fill($1::uuid, ARRAY[cardinality($2::text[])]), $2)';
  return query<{ room: string; scope: string; head: number }>(url, text, [member, rooms]);
};
const authorised = (room: string, members: string[]) =>
  query(url, 'SELECT scope, head, allowed FROM authorise_members($1, $2)', [room, members]);
const openScope = async (audience: string, audienceId: string | null = null) => {
  const room = `group:${randomUUID()}`;
  await append(url, { scopes: [{ key: room, audience, audienceId }], open: [{ room, scope: room }] });
  return room;
};

test('an audience of a new kind is a function of its name; a kind without one lets nobody read', async () => {
  const [member, tenant] = [randomUUID(), randomUUID()];
  await query(
    url,
    `CREATE FUNCTION audience_tenant(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS
     $$ SELECT p_id = '${tenant}' AND p_member = '${member}' $$`,
  );
  const [room, unknown, allows] = [
    await openScope('tenant', tenant),
    await openScope('nonsense'),
    await openScope('allows'),
  ];
  const odd = await openScope(`x'(";`);
  expect((await access(member, [room, unknown, allows, odd])).map((row) => row.room)).toEqual([room]);
  expect(await access(randomUUID(), [room])).toEqual([]);
  expect(await access(null, [room])).toEqual([]);
  expect(await authorised(room, [member, randomUUID()])).toEqual([{ scope: room, head: 0, allowed: [member] }]);
});

test('a room without a stream is as open as the room above it; malformed, deleted and unknown ones are absent', async () => {
  const { member, rooms, scope, unopenedId } = await smallForum(url);
  const odd = [
    'thread:',
    'thread:x',
    `thread:${unopenedId}x`,
    `Thread:${unopenedId}`,
    `thread:{${unopenedId}}`,
    ':',
    '',
  ];
  const asked = [rooms.unopened, ...odd, `thread:${randomUUID()}`, `nokind:${unopenedId}`, `"';:${unopenedId}`];
  expect(await access(member, asked)).toEqual([{ room: rooms.unopened, scope, head: 0 }]);
  expect(await authorised(rooms.unopened, [member])).toEqual([{ scope, head: 0, allowed: [member] }]);
  for (const room of asked.slice(1)) expect(await authorised(room, [member])).toEqual([]);
  await query(url, 'UPDATE reply SET deleted_at = now() WHERE id = $1', [unopenedId]);
  expect(await access(member, asked)).toEqual([]);
  expect(await authorised(rooms.unopened, [member])).toEqual([]);
});

test.each([
  ['as a room', ({ rooms }: Awaited<ReturnType<typeof smallForum>>) => ({ room: rooms.topic })],
  ['as a topic, by a server of the version before', ({ topicId }) => ({ topic: topicId })],
])('a room that is named %s moves with all that stand under it', async (_, named) => {
  const forum = await smallForum(url);
  const { topic, opened, unopened } = forum.rooms;
  const event = { id: randomUUID(), name: 'reply:created', payload: {}, rooms: [topic, opened], correlationId: 'c' };
  await append(url, { open: [{ room: opened, like: topic }], events: [event] });
  expect(await streams()).toContainEqual({ room: opened, scope: forum.scope, parent: topic });

  const last = { ...event, id: randomUUID() };
  const after = await append(url, { events: [last], rescope: [{ ...named(forum), scope: 'staff', after: true }] });
  expect(after.entries.map(({ scope }) => scope)).toEqual([forum.scope, forum.scope]);
  expect(after.moved.toSorted()).toEqual([opened, topic]);
  expect(await access(forum.member, [topic, opened, unopened])).toEqual([]);

  const first = { ...event, id: randomUUID() };
  const back = await append(url, { events: [first], rescope: [{ ...named(forum), scope: forum.scope }] });
  expect(back.entries.map(({ scope }) => scope)).toEqual([forum.scope, forum.scope]);
  expect((await access(forum.member, [topic, opened, unopened])).map(({ room }) => room).toSorted()).toEqual(
    [opened, topic, unopened].toSorted(),
  );
});

const isFromThenOn = (path: string) => dirname(path) === migrationsDirectory && basename(path) >= thisOne;

test('the migration names the parent of threads that are open already; a thread without one is refused', async () => {
  const older = scratchDirectory();
  cpSync(migrationsDirectory, older, { recursive: true, filter: (path) => !isFromThenOn(path) });
  const upgraded = await database('template0');
  await migrate(upgraded, { directory: older });
  const { rooms, scope } = await smallForum(upgraded);
  await append(upgraded, { open: [{ room: rooms.opened, like: rooms.topic }] });
  expect((await migrate(upgraded)).applied).toContain(thisOne);
  expect(await streams(upgraded)).toContainEqual({ room: rooms.opened, scope, parent: rooms.topic });
  // As a server of the version before asks.
  const text = `SELECT key FROM "scope" WHERE key = $1 AND audience = CAST($2::text AS "public"."audience")`;
  expect(await query(upgraded, text, [scope, 'everyone'])).toEqual([{ key: scope }]);
  await expect(append(upgraded, { open: [{ room: rooms.unopened, scope }] })).rejects.toThrow('names no room');
  expect(await append(upgraded, { open: [{ room: `topic:${randomUUID()}`, scope }] })).toBeDefined();
});
