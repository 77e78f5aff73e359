import {
  createTidingsClient,
  defaultTiming,
  defaultTransports,
  systemClock,
  type TransportName,
} from '@tidings/client';
import { decodeCursor, encodeCursor, parseRoom } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { connect, refusalOf } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { draft } from '../../src/platform/events/log/draft.ts';
import { snapshot } from '../../src/platform/events/log/snapshot.ts';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import { type Forum, type Member, startForum } from '../support/forum.ts';

/**
 * STRUCTURE §3: a namespace with a tenant's room that exists in this file alone. Only the two lists of nouns know it; the
 * handshake, subscriptions, the registry of connections, cursors, client transports, rights and recovery read its declaration.
 */
const declared = vi.hoisted(() => {
  // Files share what a process has loaded: here everything is loaded anew, on the longer lists.
  vi.resetModules();
  const tenantRoom = { kind: 'tenant', namespace: '/tenants', prefix: 'tenant:', code: 31, joinedBy: 'member' };
  return {
    namespaces: { '/tenants': 'member' },
    rooms: [tenantRoom],
    events: { 'tenant:noted': { class: 'durable', namespace: '/tenants', rooms: ['tenant'], redactable: false } },
  };
});

vi.mock('../../../../packages/contracts/src/declarations.ts', async (original) => {
  const before = await original<typeof import('@tidings/contracts/plain')>();
  const { createRegistry } = await vi.importActual<typeof import('@tidings/contracts/plain')>(
    '../../../../packages/contracts/src/kernel/registry.ts',
  );
  const nounDeclarations = {
    ...(before as unknown as { nounDeclarations: object }).nounDeclarations,
    tenants: declared,
  };
  const { events, commands, ...registry } = createRegistry(nounDeclarations as never) as Record<string, unknown>;
  return { ...before, ...registry, nounDeclarations, eventDeclarations: events, commandDeclarations: commands };
});
vi.mock('../../../../packages/contracts/src/nouns.ts', async (original) => {
  const before = await original<{ nouns: object }>();
  const { z } = await import('zod');
  const payload = z.strictObject({ tenantId: z.uuid(), text: z.string(), count: z.int() });
  return {
    nouns: {
      ...before.nouns,
      tenants: {
        ...declared,
        events: { 'tenant:noted': { ...declared.events['tenant:noted'], payload, summary: 'A note.' } },
      },
    },
  };
});

/** The next file in this process knows nothing of tenants. */
afterAll(() => {
  vi.doUnmock('../../../../packages/contracts/src/declarations.ts');
  vi.doUnmock('../../../../packages/contracts/src/nouns.ts');
  vi.resetModules();
});

declare module '../../src/platform/kernel/facts.ts' {
  interface FactMap {
    'tenant.noted': { cause: 'posted'; tenantId: string; text: string; count: number };
  }
}
const roomOf = (id: string) => `tenant:${id}`;
const tenants = defineFeature({
  name: 'tenants',
  broadcasts: {
    'tenant.noted': ({ tenantId, text, count }) => [
      draft('tenant:noted' as never, [roomOf(tenantId)], { tenantId, text, count } as never),
    ],
  },
});

let forum: Forum;
let [owner, member, outsider] = [] as unknown as [Member, Member, Member];
const asker = () => ({ actor: null, correlationId: uuidv7(), idempotency: null });

beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ headsPoll: 100, gap: 20 }) }, undefined, [tenants]);
  [owner, member, outsider] = await forum.people('owner', 'member', 'outsider');
  await forum.db.pool.query(`
    CREATE TABLE tenant_member (tenant_id uuid, user_id uuid, PRIMARY KEY (tenant_id, user_id));
    CREATE TABLE tenant_note (tenant_id uuid, n int, text text, PRIMARY KEY (tenant_id, n));
    CREATE FUNCTION audience_tenant(p_id uuid, p_member uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
      SELECT EXISTS (SELECT 1 FROM tenant_member m WHERE m.tenant_id = p_id AND m.user_id = p_member) $$`);
});
afterAll(() => forum.close());

async function newTenant(): Promise<string> {
  const id = uuidv7();
  for (const { id: user } of [owner, member]) {
    await forum.db.pool.query('INSERT INTO tenant_member VALUES ($1, $2)', [id, user]);
  }
  await forum.app.realtime.options.events.commit(asker(), (tx) => {
    tx.createScope({ key: roomOf(id), audience: 'tenant', audienceId: id });
    tx.openRoom(roomOf(id), { scope: roomOf(id) });
  });
  return id;
}
const note = (tenantId: string, text: string) =>
  forum.app.realtime.options.events.transact(asker(), async (tx) => {
    const rows = await tx.db.$queryRaw<{ n: number }[]>`
      INSERT INTO tenant_note SELECT ${tenantId}::uuid, count(*) + 1, ${text} FROM tenant_note
      WHERE tenant_id = ${tenantId}::uuid RETURNING n`;
    tx.append({ name: 'tenant.noted', cause: 'posted', tenantId, text, count: rows[0]?.n ?? 0 });
  });
const remove = (tenantId: string, userId: string) =>
  forum.app.realtime.options.events.transact(asker(), async (tx) => {
    await tx.db
      .$executeRaw`DELETE FROM tenant_member WHERE tenant_id = ${tenantId}::uuid AND user_id = ${userId}::uuid`;
    tx.revoke(roomOf(tenantId));
  });
const readNotes = (tenantId: string) =>
  snapshot(forum.db, [roomOf(tenantId)], async (client) => {
    const { rows } = await client.query<{ text: string }>(
      'SELECT text FROM tenant_note WHERE tenant_id = $1 ORDER BY n',
      [tenantId],
    );
    return rows.map(({ text }) => text);
  });

/** A member's device on one transport: its state is a snapshot and the events after it. */
function watch(tenantId: string, who: Member, only: TransportName) {
  const room = roomOf(tenantId);
  const timing = { ...defaultTiming, timedSyncMs: 200 };
  const transports = defaultTransports({ url: forum.url, timing, clock: systemClock, random: Math.random });
  const seen = { state: [] as string[], offsets: [] as number[], causes: [] as string[] };
  const client = createTidingsClient({
    url: forum.url,
    deviceId: `tenant-${uuidv7().slice(-12)}`,
    getToken: () => who.token,
    refreshToken: async () => who.token,
    timing,
    transports: transports.filter(({ name }) => name === only),
  });
  client.subscribe(room, {
    async snapshot() {
      const { value, positions } = await readNotes(tenantId);
      seen.state = value;
      return positions;
    },
    onEvent(_name, payload, meta) {
      seen.state.push((payload as unknown as { text: string }).text);
      if ('offset' in meta) seen.offsets.push(meta.offset);
    },
    onReset: (cause) => void seen.causes.push(cause),
  });
  client.connect();
  return { ...seen, seen, client, room };
}

test('the room has a name, an id, a namespace and a place in cursors', () => {
  const id = uuidv7();
  expect(parseRoom(roomOf(id))).toEqual({ kind: 'tenant', id, namespace: '/tenants' });
  const cursor = { epoch: 'e', entries: [{ room: roomOf(id), offset: 7 }] };
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
});

describe.each(['websocket', 'polling', 'sse', 'rest'] as const)('on the transport %s', (transport) => {
  test('state and events equal a fresh snapshot, each event once and in order, also after an absence', async () => {
    const tenant = await newTenant();
    await note(tenant, 'before');
    const { seen, client, room } = watch(tenant, member, transport);
    await until(() => client.position(room), { what: 'the room to be joined' });
    for (let n = 0; n < 20; n++) await note(tenant, `note ${n}`);
    await until(() => seen.state.length === 21, { timeoutMs: 10_000 });
    for (const connection of forum.app.realtime.admission.registry.all()) connection.closeReconnectable();
    for (let n = 20; n < 30; n++) await note(tenant, `note ${n}`);
    await until(() => seen.state.length === 31, { timeoutMs: 15_000 });
    expect(seen.state).toEqual((await readNotes(tenant)).value);
    expect(seen.offsets).toEqual(Array.from({ length: 30 }, (_, n) => n + 2));
    await client.close();
  });

  test('who is no member of the tenant is refused; who is removed hears nothing more', async () => {
    const tenant = await newTenant();
    const stranger = watch(tenant, outsider, transport);
    const removed = watch(tenant, member, transport);
    const stays = watch(tenant, owner, transport);
    await until(() => stays.client.position(stays.room) && removed.client.position(removed.room));
    await until(() => stranger.seen.causes.includes('refused'), { what: 'the stranger to be refused' });
    await remove(tenant, member.id);
    await note(tenant, 'after');
    await until(() => stays.seen.state.includes('after'), { timeoutMs: 10_000 });
    await until(() => removed.seen.causes.length > 0, { timeoutMs: 5000, what: 'the removed member to hear of it' });
    expect(removed.seen.state).not.toContain('after');
    expect(stranger.seen.offsets).toEqual([]);
    for (const { client } of [stranger, removed, stays]) await client.close();
  });
});

test('the room is refused in every other namespace, and visitors in its own', async () => {
  const tenant = await newTenant();
  const moderator = await forum.join('mod', 'moderator');
  for (const [who, namespace] of [
    [member, '/forum'],
    [moderator, '/admin'],
  ] as const) {
    const live = connect(forum.url, who, { namespace });
    await live.ready;
    const answer = await live.ask('subscribe', { rooms: [{ room: roomOf(tenant) }] });
    expect(answer.rooms).toEqual([{ room: roomOf(tenant), ok: false, code: 'ROOM_REFUSED' }]);
    live.end();
  }
  const visitor = connect(forum.url, { token: '' }, { namespace: '/tenants' as '/forum' });
  expect(await refusalOf(visitor)).toMatchObject({ code: 'AUTH_REQUIRED' });
});
