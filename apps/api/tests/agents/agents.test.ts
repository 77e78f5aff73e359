import { AGENT_LOG_MAX } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProgram, type Program, register } from '../support/agents.ts';
import { ask, team } from '../support/approvals.ts';
import { type Any, type Forum, type Member, nobody, startForum, storedIn } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { storeMember } from '../support/workspaces.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
let program: Program;
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  // What agents count is short, and what calms their owners is not: that is moved in the database.
  forum = await startForum({ TIMINGS: JSON.stringify({ agentUnwatched: 3_600_000 }) });
  ops = await team(forum);
  program = await newProgram(forum, ops.owner, ops.id);
});
afterAll(() => forum.close());

const beat = (who: Pick<Program, 'post'>, id: string, input: object): Promise<Any> =>
  who.post(`/api/agents/${id}/heartbeat`, input);
const agentOf = async (id: string, who: Member = ops.viewer): Promise<Any> => (await who.get(`/api/agents/${id}`)).body;
const logOf = async (id: string): Promise<Any[]> => ((await ops.viewer.get(`/api/agents/${id}/log`)) as Any).body.items;
const events = async (id: string, name = 'agent:status') =>
  (await storedIn(forum.db, `workspace:${ops.id}`)).filter((e) => e.name === name && e.payload.id === id);
/** As if so much time had passed for an agent, by the database's clock. */
const later = (id: string, seconds: number) =>
  forum.db.pool.query(
    `UPDATE agent SET lease_until = lease_until - $2 * interval '1 second', status_at = status_at - $2 * interval '1 second' WHERE id = $1`,
    [id, seconds],
  );
const dueNow = (kind: string) => forum.db.pool.query('UPDATE job SET due_at = now() WHERE kind = $1', [kind]);
const notifiedOf = async (who: Member, id: string) => {
  await settled(forum);
  return (await itemsOf(who)).filter(({ data }: Any) => data.agentId === id).map(({ data }: Any) => data.what);
};

async function watching() {
  const viewer = viewers.add(new Viewer(forum, ops.viewer));
  await viewer.connect();
  await viewer.connect('/workspace');
  await viewer.subscribe([`workspace:${ops.id}`], {}, '/workspace');
  return viewer;
}

test('an agent registers, says what it does and is seen at once; a heartbeat that says nothing new causes no event', async () => {
  const viewer = await watching();
  const agent = await register(program, ops.id, { version: '2.1', capabilities: ['refunds'] });
  expect(agent).toMatchObject({ status: 'idle', everySeconds: 30, seenAt: null, owner: { id: ops.owner.id } });
  const said = { status: 'running', task: 'Matching invoices', progress: 10 };
  expect((await beat(program, agent.id, said)).body).toEqual({ everySeconds: 30, hold: null, request: null });
  const seen = () => viewer.named('agent:status').some(({ payload }: Any) => payload.status === 'running');
  await until(seen, { what: 'it to be seen' });
  const stored = await events(agent.id);
  const before = [stored, viewer.named('agent:progress').length];
  const first = await forum.db.prisma.agent.findUniqueOrThrow({ where: { id: agent.id } });
  for (let n = 0; n < 3; n++) expect((await beat(program, agent.id, said)).status).toBe(200);
  const second = await forum.db.prisma.agent.findUniqueOrThrow({ where: { id: agent.id } });
  expect(second.leaseUntil.getTime()).toBeGreaterThan(first.leaseUntil.getTime());
  expect(second.activeAt).toEqual(first.activeAt);
  expect([await events(agent.id), viewer.named('agent:progress').length]).toEqual(before);
  // The snapshot is what the last event said.
  const { waitsFor, positions, ...whole } = await agentOf(agent.id);
  expect([whole, waitsFor]).toEqual([stored.at(-1)?.payload, []]);
  expect(positions).toHaveProperty(`workspace:${ops.id}`);
});

test('progress comes at most four times a second, is not stored, and the last of it arrives', async () => {
  const viewer = await watching();
  const agent = await register(program, ops.id);
  await beat(program, agent.id, { status: 'running', task: 'Counting' });
  const stored = (await storedIn(forum.db, `workspace:${ops.id}`)).length;
  const from = performance.now();
  for (let n = 1; n <= 100; n++) await beat(program, agent.id, { status: 'running', task: 'Counting', progress: n });
  const mine = () => viewer.named('agent:progress').filter(({ payload }: Any) => payload.id === agent.id);
  await until(() => mine().some(({ payload }: Any) => payload.progress === 100), { what: 'the last of it' });
  expect(mine().length).toBeLessThanOrEqual(((performance.now() - from) / 1000) * 4 + 2);
  expect((await storedIn(forum.db, `workspace:${ops.id}`)).length).toBe(stored);
  expect((await agentOf(agent.id)).progress).toBe(100);
});

test('three missed heartbeats by the database’s clock are offline; its owner hears of it once, however often it flaps, and once when it is well', async () => {
  const agent = await register(program, ops.id);
  await beat(program, agent.id, { status: 'running', task: 'Counting' });
  await later(agent.id, 80);
  await dueNow('agents:overdue');
  expect((await agentOf(agent.id)).status).toBe('running');
  await later(agent.id, 11);
  await until(async () => (await agentOf(agent.id)).status === 'offline', { what: 'it to be offline' });
  expect(await agentOf(agent.id)).toMatchObject({ seenAt: expect.any(String), task: 'Counting' });
  expect(await notifiedOf(ops.owner, agent.id)).toEqual(['offline']);
  expect((await logOf(agent.id))[0]).toMatchObject({ action: 'status', status: 'offline', missed: true });
  for (let n = 0; n < 5; n++) {
    await beat(program, agent.id, { status: 'running' });
    await beat(program, agent.id, { status: 'error', message: 'The bucket refused the write' });
  }
  await beat(program, agent.id, { status: 'running' });
  expect(await notifiedOf(ops.owner, agent.id)).toEqual(['offline']);
  // Not before it was well for as long as that.
  await dueNow('agents:tell');
  expect(await notifiedOf(ops.owner, agent.id)).toEqual(['offline']);
  await later(agent.id, 61);
  await dueNow('agents:tell');
  await until(async () => (await notifiedOf(ops.owner, agent.id))[0] === 'back', {
    what: 'its owner to hear that it is back',
  });
  expect(await notifiedOf(ops.owner, agent.id)).toEqual(['back']);
  expect(await notifiedOf(ops.manager, agent.id)).toEqual([]);
});

test('a goodbye is offline at once, and its owner hears of it only when it does not come back; stopped on request it is missed by nobody', async () => {
  const agent = await register(program, ops.id, { name: 'Comes and goes' });
  await beat(program, agent.id, { status: 'offline' });
  expect((await agentOf(agent.id)).status).toBe('offline');
  expect(await notifiedOf(ops.owner, agent.id)).toEqual([]);
  expect((await register(program, ops.id, { name: 'Comes and goes' })).id).toBe(agent.id);
  expect((await agentOf(agent.id)).status).toBe('idle');
  await beat(program, agent.id, { status: 'offline' });
  await later(agent.id, 61);
  await dueNow('agents:tell');
  await until(async () => (await notifiedOf(ops.owner, agent.id)).length === 1, { what: 'its owner to hear' });
  const other = await register(program, ops.id);
  await ops.manager.post(`/api/agents/${other.id}/requests`, { action: 'stop' });
  const { request } = (await beat(program, other.id, { status: 'idle' })).body;
  await beat(program, other.id, { status: 'idle', confirm: request.id });
  await beat(program, other.id, { status: 'offline' });
  await later(other.id, 61);
  await dueNow('agents:tell');
  expect(await notifiedOf(ops.owner, other.id)).toEqual([]);
});

test('its owner hears of an error at once; whoever left the workspace hears nothing of it, and a forgotten agent leaves no notification', async () => {
  const second = await forum.join('second');
  await storeMember(forum, ops.id, second.id, 'owner');
  const theirs = await newProgram(forum, second, ops.id);
  const [first, agent] = [await register(theirs, ops.id), await register(theirs, ops.id)];
  await beat(theirs, first.id, { status: 'error', message: 'It refused the write' });
  expect(await notifiedOf(second, first.id)).toEqual(['error']);
  expect((await ops.manager.delete(`/api/agents/${first.id}`)).status).toBe(204);
  expect(await notifiedOf(second, first.id)).toEqual([]);
  expect((await events(first.id, 'agent:deleted')).length).toBe(1);
  expect((await beat(theirs, first.id, { status: 'idle' })).status).toBe(404);
  await storeMember(forum, ops.id, second.id, null);
  await beat(theirs, agent.id, { status: 'error' });
  expect(await notifiedOf(second, agent.id)).toEqual([]);
});

test('what managers ask travels in the answer until it is confirmed, and not again; the later request takes the place of the earlier one', async () => {
  const agent = await register(program, ops.id);
  const asked: Any = await ops.manager.post(`/api/agents/${agent.id}/requests`, { action: 'stop' });
  expect(asked.body.request).toMatchObject({ action: 'stop', by: { id: ops.manager.id } });
  await ops.owner.post(`/api/agents/${agent.id}/requests`, { action: 'pause' });
  const { request } = (await beat(program, agent.id, { status: 'idle' })).body;
  expect(request).toMatchObject({ action: 'pause' });
  // An answer that was lost is said again; an old request is confirmed by nobody.
  expect((await beat(program, agent.id, { status: 'idle', confirm: asked.body.request.id })).body.request).toEqual(
    request,
  );
  const confirmed = (await beat(program, agent.id, { status: 'idle', confirm: request.id })).body;
  expect(confirmed).toMatchObject({ request: null, hold: 'paused' });
  expect((await beat(program, agent.id, { status: 'idle' })).body).toMatchObject({ request: null, hold: 'paused' });
  expect((await logOf(agent.id)).map(({ action, request }: Any) => [action, request])).toEqual([
    ['confirmed', 'pause'],
    ['requested', 'pause'],
    ['requested', 'stop'],
    ['registered', null],
  ]);
  for (const who of [ops.operator, ops.viewer])
    expect((await who.post(`/api/agents/${agent.id}/requests`, { action: 'stop' })).status).toBe(403);
});

test('only the key that registered an agent, or another one of its owner, speaks for it; a revoked one does not within 2 s', async () => {
  const second = await forum.join('third');
  await storeMember(forum, ops.id, second.id, 'owner');
  const [strange, rotated] = [await newProgram(forum, second, ops.id), await newProgram(forum, ops.owner, ops.id)];
  const elsewhere = await team(forum);
  const foreign = await newProgram(forum, elsewhere.owner, elsewhere.id);
  const agent = await register(program, ops.id);
  for (const status of ['idle', 'running'])
    for (const who of [strange, foreign]) {
      const [there, absent] = [await beat(who, agent.id, { status }), await beat(who, nobody, { status })];
      expect([there.status, there.body.error.message]).toEqual([404, absent.body.error.message]);
    }
  expect((await foreign.post(`/api/workspaces/${ops.id}/agents`, { name: 'Mine' })).status).toBe(404);
  expect((await elsewhere.owner.get(`/api/agents/${agent.id}`)).status).toBe(404);
  expect((await beat(rotated, agent.id, { status: 'running' })).status).toBe(200);
  const without = await newProgram(forum, ops.owner, ops.id, ['approvals:write']);
  expect((await beat(without, agent.id, { status: 'running' })).status).toBe(403);
  await ops.owner.delete(`/api/api-keys/${rotated.keyId}`);
  await until(async () => (await beat(rotated, agent.id, { status: 'running' })).body.error?.code === 'KEY_REFUSED', {
    what: 'the key to end',
    timeoutMs: 2000,
  });
});

test('an agent that waits shows the approvals its key asked for, until they are decided', async () => {
  const mine = await newProgram(forum, ops.owner, ops.id);
  const agent = await register(mine, ops.id);
  const { id } = await ask(mine as never, ops.id, { title: 'Reroute 14 deliveries', risk: 'high' });
  await ask(ops.operator, ops.id);
  expect((await agentOf(agent.id)).waitsFor).toMatchObject([{ id, title: 'Reroute 14 deliveries', risk: 'high' }]);
  await ops.manager.post(`/api/approvals/${id}/decision`, { decision: 'approve' });
  expect((await agentOf(agent.id)).waitsFor).toEqual([]);
});

test('a log keeps its last entries, and who changes too often has to wait', async () => {
  const agent = await register(program, ops.id);
  const codes: string[] = [];
  for (let n = 0; n < 30; n++)
    codes.push((await beat(program, agent.id, { status: n % 2 ? 'idle' : 'running' })).body.error?.code ?? 'taken');
  expect(codes.slice(0, 20)).toEqual(Array(20).fill('taken'));
  expect(codes.slice(25)).toContain('RATE_LIMITED');
  await forum.db.pool.query(
    `INSERT INTO agent_act (id, workspace_id, agent_id, action, status, at)
     SELECT gen_random_uuid(), $1, $2, 'status', 'idle', now() - interval '1 hour' FROM generate_series(1, 300)`,
    [ops.id, agent.id],
  );
  await ops.owner.post(`/api/agents/${agent.id}/requests`, { action: 'resume' });
  expect(await forum.db.prisma.agentAct.count({ where: { agentId: agent.id } })).toBe(AGENT_LOG_MAX);
  expect((await logOf(agent.id))[0]).toMatchObject({ action: 'requested', request: 'resume' });
});

test('where nobody looked for a while, all agents get one lease more before they are offline', async () => {
  const agent = await register(program, ops.id);
  await later(agent.id, 600);
  await forum.db.pool.query(`UPDATE agent_watch SET looked_at = now() - interval '2 hours'`);
  await dueNow('agents:overdue');
  await until(
    async () => (await forum.db.prisma.agent.findUniqueOrThrow({ where: { id: agent.id } })).leaseUntil > new Date(),
    { what: 'a new lease' },
  );
  expect((await agentOf(agent.id)).status).toBe('idle');
});
