import { API_KEYS_MAX } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, newAgent, team } from '../support/approvals.ts';
import { type Any, type Forum, type Member, nobody, startForum } from '../support/forum.ts';
import { storeMember } from '../support/workspaces.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
let mallory: Member;
beforeAll(async () => {
  forum = await startForum();
  ops = await team(forum);
  mallory = await forum.join('mallory');
});
afterAll(() => forum.close());

const standing = async (agent: { get: Member['get'] }, id: string): Promise<unknown> =>
  ((await agent.get(`/api/approvals/${id}`)).body as Any).error?.code ?? 'let in';

test('a key of a workspace one is not in is answered as if there were none, whoever asks', async () => {
  const { keyId } = await newAgent(forum, ops.owner, ops.id);
  const admin = await forum.join('root', 'admin');
  for (const who of [mallory, admin]) {
    const [there, absent]: Any[] = [
      await who.delete(`/api/api-keys/${keyId}`),
      await who.delete(`/api/api-keys/${nobody}`),
    ];
    expect([there.status, there.body.error.code, there.body.error.message]).toEqual([
      ...[absent.status, absent.body.error.code, absent.body.error.message],
    ]);
  }
  expect((await ops.manager.delete(`/api/api-keys/${keyId}`)).status).toBe(403);
  expect((await ops.owner.delete(`/api/api-keys/${keyId}`)).status).toBe(204);
});

test('as many keys as there may be in one workspace leave all others their own', async () => {
  const { id } = await team(forum);
  await forum.db.prisma.apiKey.createMany({
    data: Array.from({ length: API_KEYS_MAX }, () => ({
      ...{ id: uuidv7(), name: 'Full', prefix: 'tdk_full', scopes: ['approvals:write'], createdById: nobody },
      ...{ hash: crypto.getRandomValues(new Uint8Array(32)), workspaceId: id },
    })),
  });
  await expect(newAgent(forum, ops.owner, ops.id)).resolves.toMatchObject({ keyId: expect.any(String) });
});

test('whoever leaves a workspace, or is taken out of it, acts in it through no key within 2 s; keys of others go on', async () => {
  const second = await forum.join('second');
  await storeMember(forum, ops.id, second.id, 'owner');
  const [gone, stays] = [await newAgent(forum, second, ops.id), await newAgent(forum, ops.owner, ops.id)];
  const [theirs, ours] = [await ask(gone as never, ops.id), await ask(stays as never, ops.id)];
  expect([await standing(gone, theirs.id), await standing(stays, ours.id)]).toEqual(['let in', 'let in']);
  await ops.owner.delete(`/api/workspaces/${ops.id}/members/${second.username}`);
  await until(async () => (await standing(gone, theirs.id)) === 'KEY_REFUSED', {
    what: 'the key to end',
    timeoutMs: 2000,
  });
  expect(await standing(stays, ours.id)).toBe('let in');
});

test('what an agent is answered shows no decision that can still be undone, and nothing is edited after its deadline', async () => {
  await ops.owner.patch(`/api/workspaces/${ops.id}`, { settings: { undoDecisions: true } });
  const agent = await newAgent(forum, ops.owner, ops.id);
  const { id } = await ask(agent as never, ops.id);
  const held: Any = await ops.manager.post(`/api/approvals/${id}/decision`, { decision: 'approve' });
  expect(held.body.decision).not.toBeNull();
  const said: Any = await agent.post(`/api/approvals/${id}/comments`, { body: 'Still waiting.' });
  expect([said.status, said.body.decision, said.body.commentCount]).toEqual([201, null, 1]);
  const late = await ask(agent as never, ops.id, { deadline: new Date(Date.now() + 3600_000).toISOString() });
  await forum.db.prisma.approval.update({ where: { id: late.id }, data: { deadline: new Date(Date.now() - 1) } });
  const edited: Any = await agent.patch(`/api/approvals/${late.id}`, { title: 'Too late' });
  expect([edited.status, edited.body.error?.code]).toEqual([409, 'EXPIRED']);
});
