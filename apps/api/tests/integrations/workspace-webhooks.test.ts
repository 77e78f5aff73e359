import { WORKSPACE_WEBHOOKS_MAX, workspaceEventTypes } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newProgram } from '../support/agents.ts';
import { ask, team } from '../support/approvals.ts';
import { newChannel } from '../support/chat.ts';
import { type Any, type Forum, type Member, nobody, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { storeMember } from '../support/workspaces.ts';
import { isSigned, startWebhookServer, type WebhookServer } from './webhook-server.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
let others: Awaited<ReturnType<typeof team>>;
let admin: Member;
let server: WebhookServer;
beforeAll(async () => {
  const timings = { webhookAnswer: 400, webhookPause: 1, webhookStop: 3_600_000, jobPoll: 50 };
  forum = await startForum({ TIMINGS: JSON.stringify(timings) });
  [ops, others] = [await team(forum), await team(forum)];
  admin = await forum.join('root', 'admin');
});
afterAll(() => forum.close());
beforeEach(async () => {
  server = await startWebhookServer();
});
afterEach(async () => {
  await forum.db.prisma.webhook.deleteMany();
  await server.close();
});

const made = async (who: Member, workspaceId: string | null, events: string[], path = ''): Promise<Any> => {
  const answer: Any = await who.post('/api/webhooks', { name: 'Ledger', url: server.url + path, events, workspaceId });
  expect([answer.status, answer.body.workspaceId]).toEqual([201, workspaceId]);
  return answer.body;
};
const arrived = (n: number) => until(() => server.got.length >= n, { what: 'what was sent', timeoutMs: 15_000 });
const titles = () => server.got.map(({ body }) => JSON.parse(body).data.title as string);
const codeOf = ({ status, body }: Any) => [status, body.error?.code];

test('each kind of thing that happens in a workspace is sent to its webhooks, signed, as its stream has it, and to those of nobody else', async () => {
  const { id, secret } = await made(ops.owner, ops.id, ['*']);
  const [theirs, forums] = [await made(others.owner, others.id, ['*']), await made(admin, null, ['*'])];
  const workspace = `/api/workspaces/${ops.id}`;
  const approval = await ask(ops.operator, ops.id, { title: 'Refund €1,284.00' });
  const program = await newProgram(forum, ops.owner, ops.id);
  const newcomer = await forum.join('newcomer');
  let agent: Any;
  // One after the other: what is sent of the one before would bring along what nobody is woken for.
  const causes: Record<string, () => Promise<unknown>> = {
    'approval.created': async () => undefined,
    'approval.updated': () => ops.manager.post(`/api/approvals/${approval.id}/decision`, { decision: 'approve' }),
    'agent.status': async () => {
      agent = (await program.post(`${workspace}/agents`, { name: 'Ledger', version: '1' })).body;
    },
    'agent.deleted': () => ops.owner.delete(`/api/agents/${agent.id}`),
    'workspace.updated': () => ops.owner.patch(workspace, { name: 'Operations' }),
    'workspace.member': async () => {
      await storeMember(forum, ops.id, newcomer.id, 'viewer');
      await ops.owner.put(`${workspace}/members/${newcomer.username}`, { role: 'operator' });
    },
    'chat.channel': () => newChannel(ops.owner, ops.id),
    'approval.deleted': () => ops.owner.delete(`/api/approvals/${approval.id}`),
  };
  expect(Object.keys(causes).sort()).toEqual(workspaceEventTypes);
  for (const [type, cause] of Object.entries(causes)) {
    await cause();
    await until(() => server.types().includes(type), { what: `${type} to be sent`, timeoutMs: 10_000 });
  }
  await settled(forum);
  const created = JSON.parse(server.got.find(({ body }) => body.includes('approval.created'))?.body ?? '');
  expect(created).toMatchObject({
    ...{ source: expect.any(String), tenantId: ops.id, userId: ops.operator.id, version: 1 },
    ...{ correlationId: approval.correlationId, data: { id: approval.id, title: 'Refund €1,284.00' } },
  });
  // All are sent to the same address, each signed by its own secret.
  const ours = server.got.filter((got) => isSigned(got, secret));
  expect([...new Set(ours.map(({ body }) => JSON.parse(body).type))].sort()).toEqual(workspaceEventTypes);
  for (const { body } of server.got.filter((got) => !ours.includes(got))) expect(body).not.toContain(ops.id);
  const sent = await forum.db.prisma.webhookDelivery.findMany({ where: { webhookId: { in: [theirs.id, forums.id] } } });
  expect(sent.filter(({ body }) => body.includes(ops.id) || body.includes(approval.id))).toEqual([]);
  const ofOps = await forum.db.prisma.webhookDelivery.findMany({ where: { webhookId: id } });
  expect(ofOps.every(({ workspaceId }) => workspaceId === ops.id)).toBe(true);
  const trace: Any = (await admin.get(`/api/admin/traces/${approval.correlationId}`)).body;
  const sending = trace.jobs.find(({ kind }: Any) => kind === 'webhooks:tell-workspace');
  expect(sending.deliveries[0]).toMatchObject({ type: 'approval.created', webhook: '', status: 204 });
  for (const hidden of [ops.id, 'Refund']) expect(JSON.stringify(trace)).not.toContain(hidden);
});

test('what happened before a pause is sent once the webhook goes on; one that is not there has no deliveries', async () => {
  for (const title of ['Before 1', 'Before 2', 'Before 3']) {
    const { id } = await made(ops.owner, ops.id, ['approval.created']);
    await ask(ops.operator, ops.id, { title });
    for (const state of ['paused', 'active']) await ops.owner.patch(`/api/webhooks/${id}`, { state });
    await until(() => titles().includes(title), { what: title, timeoutMs: 10_000 });
    await ops.owner.delete(`/api/webhooks/${id}`);
    expect(codeOf(await admin.get(`/api/webhooks/${id}/deliveries`))).toEqual([404, 'NOT_FOUND']);
  }
});

test('what happened is sent once and in the order of the room, whatever fails, whoever plans it again, and whichever server dies before it is sent', async () => {
  const { id } = await made(ops.owner, ops.id, ['approval.created']);
  const { roomOffset } = await forum.db.prisma.webhook.findUniqueOrThrow({ where: { id } });
  let n = 0;
  // Every seventh try fails, and what comes after it waits.
  server.answer((_got, answer) => void answer.writeHead(++n % 7 === 0 ? 503 : 204).end());
  const first = await Promise.all(Array.from({ length: 30 }, (_, i) => ask(ops.operator, ops.id, { title: `A ${i}` })));
  await until(() => server.got.length > 3, { what: 'the first of them', timeoutMs: 10_000 });
  // A server died after it had planned: its place is that of before. Another had taken the next, and comes back no more.
  await forum.db.pool.query('UPDATE webhook SET room_offset = $2 WHERE id = $1', [id, roomOffset]);
  await forum.db.pool.query(
    `UPDATE webhook_delivery SET locked_until = now() + interval '300 milliseconds', tries = tries + 1
     WHERE webhook_id = $1 AND room_offset = (SELECT min(room_offset) FROM webhook_delivery WHERE state = 'pending')`,
    [id],
  );
  const second = await Promise.all(
    Array.from({ length: 30 }, (_, i) => ask(ops.operator, ops.id, { title: `B ${i}` })),
  );
  await until(async () => (await forum.db.prisma.webhookDelivery.count({ where: { state: 'delivered' } })) === 60, {
    ...{ what: 'all to arrive', timeoutMs: 20_000 },
  });
  const { rows } = await forum.db.pool.query<{ title: string }>(
    `SELECT payload ->> 'title' AS title FROM event WHERE room = $1 AND name = 'approval:created' AND payload ->> 'title' ~ '^[AB] ' ORDER BY "offset"`,
    [`workspace:${ops.id}`],
  );
  expect(rows).toHaveLength(first.length + second.length);
  // Whoever got one twice can tell by its id, and it is the one it was sent before.
  const inARow = titles().filter((title, i, all) => title !== all[i - 1]);
  expect(inARow).toEqual(rows.map(({ title }) => title));
  expect(server.most()).toBe(1);
});

test('what happened while it was paused is not sent; one that is no more is stopped, its owners hear of it, and it goes on without who made it', async () => {
  const second = await forum.join('second');
  await storeMember(forum, ops.id, second.id, 'owner');
  const { id } = await made(second, ops.id, ['approval.created']);
  await second.patch(`/api/webhooks/${id}`, { state: 'paused' });
  await ask(ops.operator, ops.id, { title: 'While it was paused' });
  await settled(forum);
  await second.patch(`/api/webhooks/${id}`, { state: 'active' });
  expect((await ops.owner.delete(`/api/workspaces/${ops.id}/members/${second.username}`)).status).toBe(204);
  expect(codeOf(await second.patch(`/api/webhooks/${id}`, { name: 'Mine' }))).toEqual([403, 'FORBIDDEN']);
  await forum.db.prisma.user.update({ where: { id: second.id }, data: { deletedAt: new Date() } });
  await ask(ops.operator, ops.id, { title: 'After it' });
  await arrived(1);
  expect(titles()).toEqual(['After it']);
  server.answer(410);
  await ask(ops.operator, ops.id, { title: 'Stops it' });
  const stopped = async () => (await itemsOf(ops.owner)).find(({ type }: Any) => type === 'webhook');
  expect(await until(stopped, { what: 'the notification', timeoutMs: 15_000 })).toMatchObject({
    actionUrl: expect.stringMatching(/^\/w\/.+\/settings$/),
  });
  expect((await itemsOf(ops.manager)).some(({ type }: Any) => type === 'webhook')).toBe(false);
  expect((await itemsOf(admin)).some(({ type }: Any) => type === 'webhook')).toBe(false);
  const { items }: Any = (await ops.owner.get(`/api/webhooks?workspaceId=${ops.id}`)).body;
  expect(items.find((one: Any) => one.id === id)).toMatchObject({ state: 'stopped', pending: 1 });
  // Who mended the address need not wait for the next try.
  server.answer(204);
  await ops.owner.patch(`/api/webhooks/${id}`, { state: 'active' });
  await until(() => titles().filter((title) => title === 'Stops it').length === 2, { what: 'it to go on' });
});

test('only owners choose, and a webhook of a workspace is not there for who is not in it, also not for admins', async () => {
  const { id } = await made(ops.owner, ops.id, ['*']);
  const ping: Any = (await ops.owner.post(`/api/webhooks/${id}/ping`)).body;
  const list = `/api/webhooks?workspaceId=${ops.id}`;
  expect(codeOf(await ops.manager.get(list))).toEqual([403, 'FORBIDDEN']);
  const span = { from: '2026-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z', state: 'delivered' };
  const tries = (of: string, delivery: string): ((who: Member) => Promise<Any>)[] => [
    (who) => who.patch(`/api/webhooks/${of}`, { name: 'Mine' }),
    (who) => who.delete(`/api/webhooks/${of}`),
    (who) => who.post(`/api/webhooks/${of}/rotate`),
    (who) => who.post(`/api/webhooks/${of}/ping`),
    (who) => who.post(`/api/webhooks/${of}/replay`, { deliveryId: delivery }),
    (who) => who.post(`/api/webhooks/${of}/replay`, span),
    (who) => who.get(`/api/webhooks/${of}/deliveries`),
    (who) => who.get(`/api/webhooks/${of}/deliveries/${delivery}`),
  ];
  const answered = ({ status, body }: Any) => [status, body?.error?.code, body?.error?.message, body?.items];
  for (const who of [admin, others.owner]) {
    expect(codeOf(await who.get(list))).toEqual([404, 'NOT_FOUND']);
    const absent = tries(nobody, nobody);
    for (const [i, act] of tries(id, ping.id).entries()) {
      const answer = answered(await act(who));
      expect(answer).toEqual(answered(await (absent[i] as typeof act)(who)));
      if (who === others.owner) expect(answer[0]).toBe(403);
    }
  }
  for (const act of tries(id, ping.id)) expect((await act(ops.manager)).status).toBe(403);
  expect((await admin.get('/api/webhooks')).body.items).toEqual([]);
  const own: Any = (await ops.owner.get(list)).body;
  expect(own.items).toMatchObject([{ id, name: 'Ledger', state: 'active', recent: ['delivered'] }]);
  const url = server.url;
  const topics = { name: 'Topics', url, events: ['topic.created'], workspaceId: ops.id };
  expect(codeOf(await ops.owner.post('/api/webhooks', topics))).toEqual([422, 'UNSUPPORTED']);
  for (let n = 1; n < WORKSPACE_WEBHOOKS_MAX; n++) await made(ops.owner, ops.id, ['*']);
  const full = { name: 'One more', url, events: ['*'], workspaceId: ops.id };
  expect(codeOf(await ops.owner.post('/api/webhooks', full))).toEqual([409, 'CONFLICT']);
  expect((await made(others.owner, others.id, ['*'])).state).toBe('active');
});
