import { rooms } from '@tidings/contracts';
import { until } from '@tidings/testing';
import { Viewer } from '@tidings/testing/sockets';
import { viewersOfEachTest } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askBy } from '../support/answers.ts';
import { ask, newAgent, team } from '../support/approvals.ts';
import { type Any, type Forum, type Member, nobody, startForum } from '../support/forum.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
let mallory: Member;
const viewers = viewersOfEachTest<Member>();
beforeAll(async () => {
  forum = await startForum();
  ops = await team(forum);
  mallory = await forum.join('mallory');
});
afterAll(() => forum.close());

async function follow(member: Member): Promise<Viewer<Member>> {
  const room = rooms.workspace(ops.id);
  const viewer = viewers.add(new Viewer(forum, member));
  await viewer.connect();
  await viewer.connect('/workspace');
  expect((await viewer.subscribe([room], {}, '/workspace')).get(room)?.ok).toBe(true);
  return viewer;
}
const decide = (who: Member, id: string, input: object): Promise<Any> =>
  who.post(`/api/approvals/${id}/decision`, input);
const codeOf = ({ status, body }: Any) => [status, body.error?.code];

test('an agent asks once for a repeated request, the workspace hears of it, and reads the payload with the approval', async () => {
  const agent = await newAgent(forum, ops.owner, ops.id);
  const watching = await follow(ops.viewer);
  const input = { title: 'Refund €1,284.00', payload: { z: 1, a: [true, null, 'ü'] }, risk: 'high', kind: 'refund' };
  const key = { 'idempotency-key': 'agent-1' };
  const first: Any = await agent.post(`/api/workspaces/${ops.id}/approvals`, input, key);
  const again: Any = await agent.post(`/api/workspaces/${ops.id}/approvals`, input, key);
  expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
  expect(again.body).toEqual(first.body);
  expect(first.body.requestedBy).toEqual({
    kind: 'agent',
    id: agent.keyId,
    name: 'Ledger agent',
    ownerId: ops.owner.id,
  });
  const [heard] = await watching.until('approval:created');
  expect(heard?.payload).toEqual(first.body);
  expect(JSON.stringify(heard?.payload)).not.toContain('"payload":');
  const read: Any = await ops.viewer.get(`/api/approvals/${first.body.id}`);
  const { payload, positions, ...approval } = read.body;
  expect(Object.keys(payload)).toEqual(['z', 'a']);
  expect(approval).toEqual(first.body);
  expect(positions[rooms.workspace(ops.id)].offset).toBe(heard?.meta.offset);
  const list: Any = await ops.manager.get(`/api/workspaces/${ops.id}/approvals`);
  expect(list.body.items).toContainEqual(first.body);
});

test('one approves, and it has ended for good; a rejection needs a reason', async () => {
  const watching = await follow(ops.operator);
  const { id } = await ask(ops.operator, ops.id);
  expect(codeOf(await decide(ops.manager, id, { decision: 'reject' }))).toEqual([400, 'VALIDATION_FAILED']);
  const done = await decide(ops.manager, id, { decision: 'reject', comment: 'Not today.' });
  expect(done.body).toMatchObject({
    state: 'rejected',
    decisions: [{ by: { id: ops.manager.id }, comment: 'Not today.' }],
  });
  const late = await decide(ops.owner, id, { decision: 'approve' });
  expect(codeOf(late)).toEqual([409, 'DECIDED']);
  expect(Object.fromEntries(late.body.error.details.map(({ path, message }: Any) => [path, message]))).toEqual({
    ...{ decision: 'rejected', by: done.body.decisions[0].by.displayName, at: done.body.endedAt },
  });
  expect(codeOf(await ops.operator.post(`/api/approvals/${id}/cancel`))).toEqual([409, 'DECIDED']);
  const [heard] = await watching.until('approval:updated');
  expect(heard?.payload).toEqual(done.body);
  const log: Any = await ops.viewer.get(`/api/approvals/${id}/timeline`);
  expect(log.body.items.map(({ action, comment }: Any) => [action, comment])).toEqual([
    ['ended', null],
    ['rejected', 'Not today.'],
    ['asked', null],
  ]);
});

test('N of M: each person counts once, and whoever asked never', async () => {
  const { id } = await ask(ops.manager, ops.id, { required: 2, assignees: { people: [ops.operator.username] } });
  expect((await decide(ops.operator, id, { decision: 'approve' })).body.state).toBe('pending');
  expect(codeOf(await decide(ops.operator, id, { decision: 'approve' }))).toEqual([409, 'ALREADY_VOTED']);
  expect(codeOf(await decide(ops.manager, id, { decision: 'approve' }))).toEqual([403, 'FORBIDDEN']);
  expect(codeOf(await decide(ops.viewer, id, { decision: 'approve' }))).toEqual([403, 'FORBIDDEN']);
  const done = await decide(ops.owner, id, { decision: 'approve' });
  expect([done.body.state, done.body.decisions.length]).toEqual(['approved', 2]);
});

test('more approvals than people, and people who only read, are refused with what is wrong', async () => {
  const asking = (input: object) => ops.owner.post(`/api/workspaces/${ops.id}/approvals`, { title: 'It', ...input });
  expect(codeOf(await asking({ required: 2 }))).toEqual([422, 'TOO_FEW_DECIDERS']);
  expect(codeOf(await asking({ assignees: { people: [ops.viewer.username] } }))).toEqual([422, 'NOT_IN_WORKSPACE']);
  expect(codeOf(await asking({ assignees: { people: [mallory.username] } }))).toEqual([422, 'NOT_IN_WORKSPACE']);
  expect(codeOf(await asking({ deadline: '2020-01-01T00:00:00.000Z' }))).toEqual([400, 'VALIDATION_FAILED']);
  expect(codeOf(await asking({ payload: { text: 'x'.repeat(65_536) } }))).toEqual([400, 'VALIDATION_FAILED']);
});

test('the owner of an agent decides what it asks for, unless the workspace wants four eyes', async () => {
  const agent = await newAgent(forum, ops.owner, ops.id);
  const first = await ask(agent as never, ops.id);
  expect((await decide(ops.owner, first.id, { decision: 'approve' })).body.state).toBe('approved');
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { fourEyes: true } });
  const second = await ask(agent as never, ops.id);
  expect(codeOf(await decide(ops.owner, second.id, { decision: 'approve' }))).toEqual([403, 'FORBIDDEN']);
  expect((await decide(ops.manager, second.id, { decision: 'approve' })).body.state).toBe('approved');
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { fourEyes: false } });
});

test('what was edited since is not decided by who looked at it before; after a vote nothing is edited', async () => {
  const { id, version } = await ask(ops.operator, ops.id, { payload: { amount: 1 } });
  const edited: Any = await ops.operator.patch(`/api/approvals/${id}`, { payload: { amount: 2 } });
  expect(edited.body.version).toBe(version + 1);
  expect(codeOf(await decide(ops.manager, id, { decision: 'approve', version }))).toEqual([409, 'VERSION_CONFLICT']);
  expect((await decide(ops.manager, id, { decision: 'approve', version: version + 1 })).status).toBe(200);
  expect(codeOf(await ops.operator.patch(`/api/approvals/${id}`, { title: 'Else' }))).toEqual([409, 'CONFLICT']);
});

test('two who decide at once: one wins, and the other hears who was first', { timeout: 120_000 }, async () => {
  const race = async () => {
    const { id } = await ask(ops.operator, ops.id);
    const both = await Promise.all([
      decide(ops.owner, id, { decision: 'approve' }),
      decide(ops.manager, id, { decision: 'reject', comment: 'No.' }),
    ]);
    const [won, lost] = both[0].status === 200 ? both : both.toReversed();
    expect([won?.status, ...codeOf(lost)]).toEqual([200, 409, 'DECIDED']);
    const { body }: Any = await ops.viewer.get(`/api/approvals/${id}`);
    expect([body.state, body.decisions.length]).toEqual([won?.body.state, 1]);
  };
  for (let n = 0; n < 20; n++) await Promise.all(Array.from({ length: 10 }, race));
});

test('it expires within a second of its deadline; who decides then hears so', async () => {
  const watching = await follow(ops.viewer);
  const deadline = new Date(Date.now() + 1500);
  const { id } = await ask(ops.operator, ops.id, { deadline: deadline.toISOString() });
  const heard = await until(() => watching.named('approval:updated').find(({ payload }: Any) => payload.id === id), {
    what: 'the end',
  });
  const { state, endedAt }: Any = (heard as Any).payload;
  expect(state).toBe('expired');
  const late = Date.parse(endedAt) - deadline.getTime();
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(1000);
  expect(codeOf(await decide(ops.manager, id, { decision: 'approve' }))).toEqual([409, 'EXPIRED']);
});

test('a decision after the deadline expires it, also before the job came', async () => {
  const { id } = await ask(ops.operator, ops.id, { deadline: new Date(Date.now() + 3600_000).toISOString() });
  await forum.db.prisma.approval.update({ where: { id }, data: { deadline: new Date(Date.now() - 1) } });
  const key = { 'idempotency-key': 'late-1' };
  const late = () => ops.manager.post(`/api/approvals/${id}/decision`, { decision: 'approve' }, key);
  expect(codeOf(await late())).toEqual([409, 'EXPIRED']);
  expect(codeOf(await late())).toEqual([409, 'EXPIRED']);
  const { body }: Any = await ops.viewer.get(`/api/approvals/${id}`);
  expect([body.state, body.decisions]).toEqual(['expired', []]);
});

test('who asked and who runs the workspace cancel; managers delete, and it is gone for everybody', async () => {
  const watching = await follow(ops.viewer);
  const { id } = await ask(ops.operator, ops.id);
  const comment = await ops.operator.post(`/api/approvals/${id}/comments`, { body: 'Please.' });
  expect([comment.status, (comment.body as Any).lastComments[0].body]).toEqual([201, 'Please.']);
  expect(codeOf(await ops.viewer.post(`/api/approvals/${id}/cancel`))).toEqual([403, 'FORBIDDEN']);
  expect(((await ops.operator.post(`/api/approvals/${id}/cancel`)).body as Any).state).toBe('cancelled');
  expect(codeOf(await ops.operator.delete(`/api/approvals/${id}`))).toEqual([403, 'FORBIDDEN']);
  expect((await ops.manager.delete(`/api/approvals/${id}`)).status).toBe(204);
  expect(codeOf(await ops.viewer.get(`/api/approvals/${id}`))).toEqual([404, 'NOT_FOUND']);
  const [gone] = await watching.until('approval:deleted');
  expect(gone?.payload).toEqual({ id, workspaceId: ops.id });
  const log = await forum.db.prisma.approvalAct.findMany({ where: { approvalId: id }, orderBy: { at: 'asc' } });
  expect(log.map(({ action }) => action)).toEqual(['asked', 'commented', 'cancelled', 'deleted']);
});

test('nothing crosses: for another workspace, its keys and an outsider it is not there', async () => {
  const { id } = await ask(ops.operator, ops.id);
  const others = await team(forum);
  const foreign = await newAgent(forum, others.owner, others.id);
  const colleague = await newAgent(forum, ops.owner, ops.id, 'Another agent');
  const root = await forum.join('root', 'admin');
  for (const who of [mallory, root, others.owner, foreign, colleague] as Member[]) {
    for (const [method, path, body] of [
      ['get', ''],
      ['patch', '', { title: 'Mine' }],
      ['post', '/cancel'],
      ['post', '/comments', { body: 'Hello' }],
      ['post', '/decision', { decision: 'approve' }],
      ['delete', ''],
      ['get', '/timeline'],
    ] as const) {
      const answer = (at: string): Promise<Any> => askBy(who, method)(`/api/approvals/${at}${path}`, body);
      const [there, absent] = [await answer(id), await answer(nobody)];
      expect([method, path, there.status, there.body.error.code, there.body.error.message]).toEqual([
        ...[method, path, absent.status, absent.body.error.code, absent.body.error.message],
      ]);
      expect([403, 404]).toContain(there.status);
    }
    const asked: Any = await who.post(`/api/workspaces/${ops.id}/approvals`, { title: 'Mine' });
    if (who !== (colleague as never)) expect(asked.status).toBe(404);
  }
  const theirs: Any = await others.owner.get(`/api/workspaces/${others.id}/approvals`);
  expect(theirs.body.items).toEqual([]);
});

test('mine is what waits for me, decided what has ended, page by page', async () => {
  const { id: workspaceId, owner, manager, operator } = await team(forum);
  const toOtto = await ask(owner, workspaceId, { assignees: { roles: ['operator'] } });
  const toAll = await ask(operator, workspaceId);
  const idsOf = async (who: Member, filter: string) =>
    ((await who.get(`/api/workspaces/${workspaceId}/approvals?filter=${filter}`)).body as Any).items.map(
      ({ id }: Any) => id,
    );
  expect(await idsOf(operator, 'mine')).toEqual([toOtto.id]);
  expect(await idsOf(manager, 'mine')).toEqual([toAll.id]);
  expect(await idsOf(manager, 'pending')).toEqual([toOtto.id, toAll.id]);
  await decide(operator, toOtto.id, { decision: 'approve' });
  await decide(manager, toAll.id, { decision: 'approve' });
  expect(await idsOf(owner, 'decided')).toEqual([toAll.id, toOtto.id]);
  const page: Any = await owner.get(`/api/workspaces/${workspaceId}/approvals?filter=decided&limit=1`);
  const next: Any = await owner.get(
    `/api/workspaces/${workspaceId}/approvals?filter=decided&limit=1&cursor=${page.body.nextCursor}`,
  );
  expect([page.body.items[0].id, next.body.items[0].id, next.body.nextCursor]).toEqual([toAll.id, toOtto.id, null]);
});
