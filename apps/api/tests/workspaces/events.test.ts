import { decodeCursor, encodeCursor } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLimits } from '../../src/platform/realtime/connection/write-guard.ts';
import { newProgram, type Program, register } from '../support/agents.ts';
import { ask } from '../support/approvals.ts';
import type { Any, Forum, Member } from '../support/forum.ts';
import { startTwoForums, type TwoForums } from '../support/two-forums.ts';
import { endOf, heardSoMany, type Reading, readEvents, storeEvents } from '../support/workspace-events.ts';
import { newWorkspace, storeMember } from '../support/workspaces.ts';

let both: TwoForums;
let [here, there] = [] as unknown as [Forum, Forum];
let [olga, otto, max] = [] as unknown as [Member, Member, Member];
let id = '';
let program: Program;
beforeAll(async () => {
  both = await startTwoForums({ sseKeepAlive: 500 });
  ({ here, there } = both);
  [olga, otto, max] = await here.people('owner', 'otto', 'max');
  id = (await newWorkspace(olga, 'Of Olga')).id;
  await storeMember(here, id, otto.id, 'viewer');
  // Somebody asks, and somebody else may decide.
  await storeMember(here, id, max.id, 'manager');
  program = await newProgram(here, olga, id, ['workspace:read', 'approvals:write', 'agents:write']);
}, 120_000);
afterAll(() => both.close());

const rename = (workspaceId: string, name: string) => olga.patch(`/api/workspaces/${workspaceId}`, { name });
const namesIn = ({ events }: Reading) => events.map(({ data }) => data.name);
const seen = ({ events }: Reading) =>
  events.map(({ id: event, type, data, userId, timestamp }) => [event, type, data, userId, timestamp]);

test('what is replayed from any event equals what followed it live: in order, gapless, each once, on either server', async () => {
  const live = await Promise.all([readEvents(here, otto, id), readEvents(there, program, id)]);
  for (const one of live) await until(() => one.ids.length > 0, { what: 'the beginning' });
  const approval = await ask(program, id);
  await register(program, id);
  for (let n = 0; n < 5; n += 1) await Promise.all([ask(olga, id), rename(id, `Name ${n}`)]);
  await olga.post(`/api/approvals/${approval.id}/decision`, { decision: 'approve' });
  await olga.post(`/api/workspaces/${id}/channels`, { name: 'general' });
  await rename(id, 'The last');
  for (const one of live) await until(() => namesIn(one).includes('The last'), { what: 'the last event' });
  const [first] = live as [Reading, Reading];
  expect(first.events.length).toBeGreaterThanOrEqual(15);
  expect(new Set(first.events.map(({ type }) => type))).toEqual(
    new Set(['approval.created', 'approval.updated', 'agent.status', 'workspace.updated', 'chat.channel']),
  );
  const offsets = first.ids.map((text) => decodeCursor(text)?.entries[0]?.offset ?? -1);
  expect(offsets).toEqual(offsets.map((_, n) => (offsets[0] ?? 0) + n));
  for (const [n, after] of first.ids.entries()) {
    const [forum, who] = n % 2 === 0 ? [there, otto] : [here, program];
    const again = await readEvents(forum, who, id, { after });
    await heardSoMany(again, first.events.length - n);
    expect(seen(again)).toEqual(seen(first).slice(n));
    again.end();
  }
  expect(seen(live[1] as Reading)).toEqual(seen(first));
  for (const one of live) one.end();
});

test('an event says who caused it, where, and under which correlation id', async () => {
  const reading = await readEvents(here, otto, id);
  await until(() => reading.ids.length > 0);
  const answer = await here.app.inject({
    ...{ method: 'PATCH', url: `/api/workspaces/${id}`, payload: { name: 'Traced' } },
    headers: { authorization: `Bearer ${olga.token}`, 'x-correlation-id': 'a-trace-of-olga' },
  });
  expect(answer.statusCode).toBe(200);
  await ask(program, id);
  await heardSoMany(reading, 2);
  expect(reading.events[0]).toMatchObject({
    ...{ type: 'workspace.updated', tenantId: id, userId: olga.id, correlationId: 'a-trace-of-olga', version: 1 },
    source: expect.stringMatching(/^http/),
  });
  expect(reading.events[1]).toMatchObject({ type: 'approval.created', userId: null });
  reading.end();
});

test('a decision that can be undone is none yet for a key', async () => {
  const { id: careful } = await newWorkspace(olga);
  await olga.patch(`/api/workspaces/${careful}`, { settings: { undoDecisions: true } });
  const key = await newProgram(here, olga, careful, ['workspace:read', 'approvals:write']);
  const [member, agent] = await Promise.all([readEvents(here, olga, careful), readEvents(here, key, careful)]);
  for (const one of [member, agent]) await until(() => one.ids.length > 0);
  const approval = await ask(key, careful);
  await olga.post(`/api/approvals/${approval.id}/decision`, { decision: 'approve' });
  for (const one of [member, agent]) await heardSoMany(one, 2);
  const dataOf = ({ events: [, held] }: Reading): Any => held?.data;
  expect(dataOf(member).decision).toMatchObject({ decision: 'approve' });
  expect(dataOf(agent).decision).toBeNull();
  for (const one of [member, agent]) one.end();
});

test('types and patterns choose what is brought; what is not chosen moves the position all the same', async () => {
  const chosen = await readEvents(here, otto, id, { types: 'approval.*,agent.status' });
  const one = await readEvents(here, otto, id, { types: 'workspace.updated' });
  for (const reading of [chosen, one]) await until(() => reading.ids.length > 0);
  await ask(olga, id);
  await register(program, id);
  await rename(id, 'Not chosen');
  await heardSoMany(one, 1);
  await heardSoMany(chosen, 2);
  expect(chosen.events.map(({ type }) => type)).toEqual(['approval.created', 'agent.status']);
  expect(one.events.map(({ type }) => type)).toEqual(['workspace.updated']);
  await until(() => chosen.ids.at(-1) === one.ids.at(-1), { what: 'the position to move' });
  for (const reading of [chosen, one]) reading.end();
});

const tooMany = Array(21).fill('approval.*').join();
test.each(['', 'nonsense', 'approval.', '*.*', 'approval.*,', 'approval:created', 'ai.*', 'chat.message', tooMany])(
  'the pattern %j is refused',
  async (types) => {
    const reading = await readEvents(here, otto, id, { types });
    await until(reading.ended, { what: 'the refusal' });
    expect([reading.status, JSON.parse(reading.body()).error.code]).toEqual([400, 'VALIDATION_FAILED']);
  },
);

test('a workspace of others does not exist: for members, staff, keys of another, and positions of another', async () => {
  const [bert, admin] = await here.people('bert', 'admin');
  const theirs = (await newWorkspace(bert, 'Of Bert')).id;
  const own = await newProgram(here, bert, theirs, ['workspace:read']);
  const without = await newProgram(here, olga, id, ['approvals:write']);
  const refused = async (who: { token: string }, workspaceId: string, after?: string) => {
    const reading = await readEvents(here, who, workspaceId, { after });
    await until(reading.ended, { what: 'the refusal' });
    return [reading.status, JSON.parse(reading.body()).error.code];
  };
  for (const who of [bert, admin, own]) expect(await refused(who, id)).toEqual([404, 'NOT_FOUND']);
  expect(await refused(olga, uuidv7())).toEqual([404, 'NOT_FOUND']);
  expect(await refused(without, id)).toEqual([403, 'FORBIDDEN']);
  expect(await refused({ token: 'nobody' }, id)).toMatchObject([401, expect.any(String)]);
  const reading = await readEvents(here, own, theirs);
  await until(() => reading.ids.length > 0);
  expect(await refused(otto, id, reading.ids[0])).toEqual([400, 'BAD_REQUEST']);
  for (const after of ['nonsense', '-1', '12']) expect(await refused(otto, id, after)).toEqual([400, 'BAD_REQUEST']);

  await rename(id, 'Of Olga and nobody else');
  // A private channel is not said to everybody in its own workspace either.
  const member = await readEvents(here, otto, id);
  await until(() => member.ids.length > 0);
  await olga.post(`/api/workspaces/${id}/channels`, { name: 'secrets', private: true });
  await bert.patch(`/api/workspaces/${theirs}`, { name: 'Still of Bert' });
  await rename(id, 'After the secret');
  await heardSoMany(member, 1);
  await heardSoMany(reading, 1);
  expect([namesIn(reading), namesIn(member)]).toEqual([['Still of Bert'], ['After the secret']]);
  for (const one of [reading, member]) one.end();
});

/** Loses somebody their right while they read on both servers; nothing said after that is heard. */
async function losing(
  who: { token: string },
  in_: string,
  lose: () => Promise<unknown>,
  boundMs: number,
): Promise<string[]> {
  const readings = await Promise.all([readEvents(here, who, in_), readEvents(there, who, in_)]);
  for (const one of readings) await until(() => one.ids.length > 0);
  await rename(in_, 'Still heard');
  for (const one of readings) await heardSoMany(one, 1);
  await lose();
  const since = performance.now();
  await rename(in_, 'Not heard any more');
  const codes = [];
  for (const one of readings) codes.push(await endOf(one, Math.max(1, boundMs - (performance.now() - since))));
  return [...codes, ...readings.flatMap(namesIn).map(String)];
}
const heardOnce = ['Still heard', 'Still heard'];

test('who is removed hears nothing more, and their streams end within a second; so does what reads by a key they made', async () => {
  const [bob] = await here.people('bob');
  const { id: other } = await newWorkspace(olga);
  await storeMember(here, other, bob.id, 'owner');
  const key = await newProgram(here, bob, other, ['workspace:read']);
  const byKey = await readEvents(here, key, other);
  await until(() => byKey.ids.length > 0);
  const remove = () => olga.delete(`/api/workspaces/${other}/members/${bob.username}`);
  expect(await losing(bob, other, remove, 1000)).toEqual(['NOT_FOUND', 'NOT_FOUND', ...heardOnce]);
  expect(['NOT_FOUND', 'KEY_REFUSED']).toContain(await endOf(byKey, 1000));
  expect(namesIn(byKey)).toEqual(['Still heard']);
});

test('a key that is revoked ends its streams, a session that is ended those of its member', async () => {
  const key = await newProgram(here, olga, id, ['workspace:read']);
  const revoke = () => olga.delete(`/api/api-keys/${key.keyId}`);
  const [one, other] = await losing(key, id, revoke, 1000);
  expect([one, other]).toEqual(['KEY_REFUSED', 'KEY_REFUSED']);

  const [carl] = await here.people('carl');
  await storeMember(here, id, carl.id, 'viewer');
  const current = (await carl.get('/api/sessions')).body.items[0] as Any;
  const [first, second] = await losing(carl, id, () => carl.delete(`/api/sessions/${current.id}`), 1000);
  expect([first, second]).toEqual(['SESSION_REVOKED', 'SESSION_REVOKED']);
});

test('a position that cannot be proved is answered with a reset, and what happens from then on', async () => {
  const probe = await readEvents(here, otto, id);
  await until(() => probe.ids.length > 0);
  probe.end();
  const { epoch, entries } = decodeCursor(probe.ids[0] ?? '') ?? { epoch: '', entries: [] };
  const [{ room, offset, tail }] = entries as [{ room: string; offset: number; tail: string }];
  const at = (more: object, of = epoch) => encodeCursor({ epoch: of, entries: [{ room, offset, tail, ...more }] });
  const cases = [
    ['epoch', at({}, 'another')],
    ['ahead', at({ offset: offset + 1000 })],
    ['mismatch', at({ tail: '000000000000' })],
    ['too_old', at({ offset: 1, tail: '000000000000' })],
  ] as const;
  await here.db.pool.query('DELETE FROM event WHERE room = $1 AND "offset" <= 3', [room]);
  await here.db.pool.query('UPDATE stream SET floor = 3 WHERE room = $1', [room]);
  for (const [reason, after] of cases) {
    const reading = await readEvents(here, otto, id, { after });
    await until(() => reading.said.length > 0, { what: reason });
    expect(reading.said[0]).toMatchObject({ name: 'stream.reset', data: { code: 'POSITION_LOST', reason } });
    await rename(id, `After ${reason}`);
    await heardSoMany(reading, 1);
    expect(namesIn(reading)).toEqual([`After ${reason}`]);
    reading.end();
  }
  const oldest = await readEvents(here, otto, id, { after: '0' });
  await until(() => namesIn(oldest).includes('After too_old'));
  expect(decodeCursor(oldest.ids[0] ?? '')?.entries[0]?.offset).toBe(4);
  oldest.end();
});

test('thousands of stored events are brought whole while more are said; who does not read is cut off, and others are not', async () => {
  const { id: busy } = await newWorkspace(olga);
  await storeMember(here, busy, max.id, 'manager');
  await ask(olga, busy);
  const begin = await readEvents(here, olga, busy);
  await until(() => begin.ids.length > 0);
  begin.end();
  await storeEvents(here, busy, 2500);
  const reading = await readEvents(here, olga, busy, { after: begin.ids[0] });
  for (let n = 0; n < 5; n += 1) await rename(busy, `While it is read ${n}`);
  await heardSoMany(reading, 2505, 20_000);
  const offsets = reading.ids.map((text) => decodeCursor(text)?.entries[0]?.offset ?? 0);
  expect(new Set(offsets).size).toBe(2505);
  expect(offsets).toEqual(offsets.map((_, n) => (offsets[0] ?? 0) + n));

  const { readers } = here.app.realtime.admission;
  const slow = await readEvents(here, olga, busy);
  await until(() => slow.ids.length > 0);
  slow.pause();
  const before = readers.size;
  const { tracker } = here.app.realtime.options;
  for (let n = 0; n < 30 && readers.size === before; n += 1) {
    await storeEvents(here, busy, 100, Math.floor(writeLimits.bytes / 100));
    await tracker.pollHeads();
    await until(() => reading.events.length >= 2505 + (n + 1) * 100, { timeoutMs: 20_000, what: 'the other reader' });
  }
  expect(readers.size).toBe(before - 1);
  expect(reading.ended()).toBe(false);
  reading.end();
  slow.end();
}, 60_000);

test('at most five streams are open for a member or a key: the oldest ends', async () => {
  for (const who of [otto, program]) {
    const streams = [];
    for (let n = 0; n < 6; n += 1) {
      const reading = await readEvents(here, who, id);
      await until(() => reading.ids.length > 0);
      streams.push(reading);
    }
    expect(await endOf(streams[0] as Reading, 1000)).toBe('EVICTED');
    expect(streams.slice(1).some(({ ended }) => ended())).toBe(false);
    for (const one of streams) one.end();
  }
});

test('a key that expires ends its stream at that moment', async () => {
  const expiresAt = new Date(Date.now() + 1500).toISOString();
  const made: Any = await olga.post('/api/api-keys', {
    name: 'Short',
    scopes: ['workspace:read'],
    workspaceId: id,
    expiresAt,
  });
  const reading = await readEvents(here, { token: made.body.key }, id);
  expect(await endOf(reading, 4000)).toBe('KEY_REFUSED');
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expiresAt));
});

test('within two seconds without Redis; a server that goes ends its streams, and the next one goes on from their position', async () => {
  await both.redis.kill();
  const [dora] = await here.people('dora');
  const { id: other } = await newWorkspace(olga);
  await storeMember(here, other, dora.id, 'viewer');
  const remove = () => olga.delete(`/api/workspaces/${other}/members/${dora.username}`);
  expect(await losing(dora, other, remove, 2000)).toEqual(['NOT_FOUND', 'NOT_FOUND', ...heardOnce]);

  const reading = await readEvents(there, otto, id);
  await until(() => reading.ids.length > 0);
  await there.app.drain();
  expect(await endOf(reading, 2000)).toBe('none');
  await rename(id, 'While it was away');
  const again = await readEvents(here, otto, id, { after: reading.ids.at(-1) });
  await until(() => namesIn(again).includes('While it was away'));
  expect(namesIn(again)).toEqual(['While it was away']);
  again.end();
});
