import { createDatabase, type TestDatabase, until } from '@tidings/testing';
import { bearer, connect, heardOf, type LiveSocket, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newTopic, startForum } from '../../../../tests/support/forum.ts';

let database: TestDatabase;
let nodes: Forum[];
let alice: Member;
const secret = 'an-address-for-three-servers-0123456789-abcdef';
const environment = { AUTH_SECRET: secret, TIMINGS: JSON.stringify({ headsPoll: 200, leaseRenew: 300 }) };

beforeAll(async () => {
  database = await createDatabase();
  nodes = [];
  for (let n = 0; n < 3; n += 1) nodes.push(await startForum(environment, database));
  alice = await node(0).join('alice');
});
afterAll(async () => {
  for (const forum of nodes) await forum.close();
  await database.drop();
});

const node = (n: number): Forum => nodes[n % 3] as Forum;
const open = (n: number, who = alice) => connect(node(n).url, who, { deviceId: `device-000${n}` });
const evicted = (live: LiveSocket) => live.heard.some((h) => h.name === 'session:evicted');
const leases = async (userId = alice.id) =>
  (await node(0).db.prisma.connectionLease.findMany({ where: { userId } })).length;

test('attack 10: six connections of one member raced on three servers leave five live ones', async () => {
  const six = [0, 1, 2, 3, 4, 5].map((n) => open(n));
  await Promise.all(six.map((live) => live.ready));
  await until(() => six.filter((live) => live.socket.disconnected).length === 1, { what: 'one to be closed' });
  await until(async () => (await leases()) === 5, { what: 'five leases' });
  expect(six.filter(evicted)).toHaveLength(1);
  expect(six.filter((live) => live.socket.connected)).toHaveLength(5);
  for (const live of six) live.end();
  await until(async () => (await leases()) === 0, { what: 'no lease' });
});

test('the sixth takes over the one hidden longest, wherever it is, and streams count too', async () => {
  const five: LiveSocket[] = [];
  for (const n of [0, 1, 2, 3]) {
    const live = open(n);
    await live.ready;
    five.push(live);
  }
  const events = await stream(node(1).url, '/api/stream', bearer(alice));
  await heardOf(events, 'session:ready');
  await five[2]?.ask('heartbeat', { visible: false });
  const hidden = Date.now();
  await until(() => Date.now() > hidden + 1);
  await five[1]?.ask('heartbeat', { visible: false });
  await until(async () => (await node(0).db.prisma.connectionLease.count({ where: { visible: false } })) === 2);
  const sixth = open(5);
  await sixth.ready;
  await until(() => five.some(evicted), { what: 'an eviction' });
  expect(five.map(evicted)).toEqual([false, false, true, false]);
  expect(events.ended).toBe(false);
  const seventh = await stream(node(0).url, '/api/stream', bearer(alice));
  await until(() => five.filter(evicted).length === 2, { what: 'a second eviction' });
  expect(five.map(evicted)).toEqual([false, true, true, false]);
  for (const live of [...five, sixth]) live.end();
  events.end();
  seventh.end();
  await until(async () => (await leases()) === 0, { what: 'no lease' });
});

test('a lease that ran out while its server hung is taken again, and dead servers hold no place', async () => {
  const bob = await node(0).join('bob');
  const live = open(0, bob);
  await live.ready;
  await until(async () => (await leases(bob.id)) === 1);
  await node(0).db.prisma.connectionLease.deleteMany({ where: { userId: bob.id } });
  await until(async () => (await leases(bob.id)) === 1, { what: 'the lease to come back' });
  const dead = Array.from({ length: 9 }, (_, n) => ({
    connectionId: `dead-${n}`,
    userId: bob.id,
    serverId: 'dead',
    expiresAt: new Date(Date.now() - 1000),
  }));
  await node(0).db.prisma.connectionLease.createMany({ data: dead });
  const second = open(1, bob);
  await second.ready;
  await newTopic(bob, await node(0).category());
  expect(live.socket.connected).toBe(true);
  live.end();
  second.end();
});
