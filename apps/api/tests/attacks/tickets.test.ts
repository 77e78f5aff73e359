import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { bearer, heardOf, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let alice: Member;
let bob: Member;
let topic: string;
beforeAll(async () => {
  // Longer than a busy machine takes from buying a ticket to using it: else it is refused as expired.
  forum = await startForum({ TIMINGS: JSON.stringify({ ticket: 1500 }) });
  [alice, bob] = await forum.people('alice', 'bob');
  topic = await newTopic(alice, await forum.category());
});
afterAll(() => forum.close());

const buy = async (who: Member, names: string[] = [], cursor?: string): Promise<string> => {
  const answer = await who.post('/api/realtime/ticket', {
    rooms: names,
    deviceId: 'device-0001',
    ...(cursor && { cursor }),
  });
  return answer.body.ticket;
};
const use = (ticket: string, headers: Record<string, string> = {}, more = '') =>
  stream(forum.url, `/api/stream?ticket=${ticket}${more}`, headers);

test('attack 46: a ticket that was used is answered 204, which ends a native reader, also after its time', async () => {
  const ticket = await buy(bob);
  const first = await use(ticket);
  await heardOf(first, 'session:ready');
  expect((await use(ticket)).status).toBe(204);
  await until(
    async () => (await forum.db.pool.query('SELECT 1 FROM realtime_ticket WHERE expires_at < now()')).rowCount,
  );
  expect((await use(ticket)).status).toBe(204);
  first.end();
});

test('attack 46: of ten that race for one ticket exactly one gets it', async () => {
  const ticket = await buy(bob);
  const ten = await Promise.all(Array.from({ length: 10 }, () => use(ticket)));
  expect(ten.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(204)]);
  for (const live of ten) live.end();
});

test('attack 46: an expired ticket, an altered one and one made up are refused', async () => {
  const ticket = await buy(bob);
  const later = ticket.replace(/\d+$/, (expiry) => String(Number(expiry) + 3_600_000));
  expect((await use(later)).status).toBe(401);
  expect((await use(`${'A'.repeat(43)}.1.${Date.now() + 60_000}`)).status).toBe(401);
  expect((await use('x')).status).toBe(401);
  await until(async () => (await use(ticket.replace(/^./, 'z'))).status === 401);
  const old = await buy(bob);
  await until(async () => {
    const { rows } = await forum.db.pool.query('SELECT bool_and(expires_at < now()) AS over FROM realtime_ticket');
    return rows[0].over;
  });
  expect((await use(old)).status).toBe(401);
});

test('attack 46: a ticket of another member, of an ended session, or of other rooms opens nothing', async () => {
  expect((await use(await buy(bob), bearer(alice))).status).toBe(401);
  const carol = await forum.join('carol');
  const ticket = await buy(carol);
  const { items } = (await carol.get('/api/sessions')).body;
  await carol.delete(`/api/sessions/${items[0]?.id}`);
  expect((await use(ticket)).status).toBe(401);
  const { cursor } = (await bob.post('/api/sync', { rooms: [rooms.topic(topic)] })).body;
  const narrow = await use(await buy(bob), {}, `&cursor=${cursor}`);
  await heardOf(narrow, 'session:ready');
  expect(narrow.heard[0]?.payload.rooms.map((r: { room: string }) => r.room).sort()).toEqual([
    'announcements',
    rooms.user(bob.id),
  ]);
  await newReply(alice, topic);
  await bob.put(`/api/topics/${topic}/read`, { replyNumber: 1 });
  await heardOf(narrow, 'topic:read');
  expect(narrow.heard.some((h) => h.name === 'reply:created')).toBe(false);
  narrow.end();
});

test('only the hash of a ticket is stored', async () => {
  const ticket = await buy(bob);
  const rows = await forum.db.prisma.realtimeTicket.findMany();
  expect(JSON.stringify(rows)).not.toContain(ticket.slice(0, 43));
  expect(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
});
