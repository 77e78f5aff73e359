import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, newAgent, team } from '../support/approvals.ts';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';
import { itemsOf, settled } from '../support/inbox.ts';
import { storeMember } from '../support/workspaces.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  forum = await startForum();
  ops = await team(forum);
});
afterAll(() => forum.close());

const decide = (who: Member, id: string, input: object): Promise<Any> =>
  who.post(`/api/approvals/${id}/decision`, input);
const reading = ({ app: { server } }: Forum) =>
  new Promise<number>((resolve, reject) => server.getConnections((error, n) => (error ? reject(error) : resolve(n))));

/** The server follows the room of the workspace for them. */
const somebodyWaits = () => {
  const { rooms } = forum.app.realtime.options.tracker;
  return until(() => (rooms.get(`workspace:${ops.id}`)?.live.size ?? 0) > 0, { what: 'somebody to wait' });
};

/** A request on the wire that waits, and when it was answered. */
async function waits(token: string, id: string, wait = 30): Promise<{ status: number; body: Any; at: number }> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${forum.url}/api/approvals/${id}?wait=${wait}`, { headers });
  const body: Any = await answer.json();
  return { status: answer.status, body, at: performance.now() };
}

test('a thousand wait on one server without a connection of the database each, and a decision answers all', async () => {
  const agent = await newAgent(forum, ops.owner, ops.id);
  const { id } = await ask(agent as never, ops.id, { payload: { amount: 1 } });
  const before = await reading(forum);
  const waiting = Array.from({ length: 1000 }, () => waits(agent.token, id));
  await until(async () => (await reading(forum)) >= before + 1000, { what: 'a thousand requests', timeoutMs: 30_000 });
  // While they wait, others read as ever.
  expect((await ops.viewer.get(`/api/workspaces/${ops.id}/approvals`)).status).toBe(200);
  const done = await decide(ops.manager, id, { decision: 'approve' });
  const answers = await Promise.all(waiting);
  const { positions: _, payload, ...approval } = answers[0]?.body ?? {};
  expect([payload, approval]).toEqual([{ amount: 1 }, done.body]);
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.state}`))).toEqual(new Set(['200 approved']));
}, 60_000);

test('who waits is answered soon after the decision, and as it is when the time is over', async () => {
  const agent = await newAgent(forum, ops.owner, ops.id);
  const took: number[] = [];
  for (let n = 0; n < 20; n++) {
    const { id } = await ask(agent as never, ops.id);
    const waiting = waits(agent.token, id);
    // It comes in, and reads what it waits for.
    await until(() => forum.app.realtime.options.tracker.rooms.has(`workspace:${ops.id}`), {
      what: 'somebody to wait',
    });
    await decide(ops.manager, id, { decision: 'approve' });
    const from = performance.now();
    const { body, at } = await waiting;
    expect(body.state).toBe('approved');
    took.push(at - from);
  }
  took.sort((a, b) => a - b);
  expect(took[Math.floor(took.length * 0.5)]).toBeLessThan(250);
  const { id } = await ask(agent as never, ops.id);
  expect((await waits(agent.token, id, 1)).body.state).toBe('pending');
});

test('who is removed or whose key is revoked while they wait hears nothing; one that is deleted is gone', async () => {
  const agent = await newAgent(forum, ops.owner, ops.id);
  const { id } = await ask(agent as never, ops.id);
  const guest = await forum.join('greta');
  await storeMember(forum, ops.id, guest.id, 'viewer');
  const both = [waits(agent.token, id), waits(guest.token, id)];
  await somebodyWaits();
  await storeMember(forum, ops.id, guest.id, null);
  await ops.owner.delete(`/api/api-keys/${agent.keyId}`);
  await decide(ops.manager, id, { decision: 'approve' });
  expect((await Promise.all(both)).map(({ status }) => status).filter((status) => status === 200)).toEqual([]);
  const other = await ask(ops.operator, ops.id);
  const waiting = waits(ops.viewer.token, other.id);
  await somebodyWaits();
  await ops.manager.delete(`/api/approvals/${other.id}`);
  expect((await waiting).status).toBe(404);
});

test('a decision can be undone for five seconds: locked for others, and nothing yet for the agent', async () => {
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { undoDecisions: true } });
  const agent = await newAgent(forum, ops.owner, ops.id);
  const { id } = await ask(agent as never, ops.id);
  const viewer = viewers.add(new Viewer(forum, ops.viewer));
  await viewer.connect();
  await viewer.connect('/workspace');
  await viewer.subscribe([`workspace:${ops.id}`], {}, '/workspace');
  const held = await decide(ops.manager, id, { decision: 'approve' });
  expect(held.body).toMatchObject({ state: 'pending', decision: { by: { id: ops.manager.id }, decision: 'approve' } });
  expect((await decide(ops.owner, id, { decision: 'approve' })).body.error.code).toBe('DECIDED');
  expect(((await agent.get(`/api/approvals/${id}`)).body as Any).decision).toBeNull();
  const undone: Any = await ops.manager.delete(`/api/approvals/${id}/decision`);
  expect(undone.body).toMatchObject({ state: 'pending', decision: null });
  const again = await decide(ops.manager, id, { decision: 'approve' });
  const { body } = await waits(agent.token, id);
  expect(body.state).toBe('approved');
  const late = Date.parse(body.endedAt) - Date.parse(again.body.decision.effectiveAt);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(1000);
  expect(viewer.named('approval:updated').map(({ payload }: Any) => payload.decision?.by.id ?? null)).toEqual(
    expect.arrayContaining([ops.manager.id, null]),
  );
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { undoDecisions: false } });
}, 20_000);

test('a deadline inside that time expires it', async () => {
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { undoDecisions: true } });
  const { id } = await ask(ops.operator, ops.id, { deadline: new Date(Date.now() + 2000).toISOString() });
  expect((await decide(ops.manager, id, { decision: 'approve' })).body.decision).not.toBeNull();
  const { body } = await waits(ops.viewer.token, id);
  expect([body.state, body.decisions, body.decision]).toEqual(['expired', [], null]);
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { undoDecisions: false } });
}, 20_000);

test('who may decide hears of it until it is decided; a member who asked hears how it ended', async () => {
  const others = await team(forum);
  const about = async (who: Member) =>
    (await itemsOf(who))
      .filter(({ type }: Any) => type === 'approval')
      .map(({ data, reason }: Any) => [data.what, reason]);
  const { id } = await ask(others.operator, others.id, { title: 'Refund it', required: 2, risk: 'high' });
  await settled(forum);
  expect([await about(others.owner), await about(others.manager)]).toEqual([
    [['asked', 'you_decide']],
    [['asked', 'you_decide']],
  ]);
  expect([await about(others.operator), await about(others.viewer)]).toEqual([[], []]);
  await decide(others.owner, id, { decision: 'approve' });
  await settled(forum);
  expect([await about(others.owner), await about(others.manager)]).toEqual([[], [['asked', 'you_decide']]]);
  await decide(others.manager, id, { decision: 'reject', comment: 'No.' });
  await settled(forum);
  expect([await about(others.manager), await about(others.operator)]).toEqual([[], [['rejected', 'you_asked']]]);
  await others.owner.delete(`/api/approvals/${id}`);
  await settled(forum);
  expect(await about(others.operator)).toEqual([]);
});
