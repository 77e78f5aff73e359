import type { Agent, EventName, ReceivedPayload } from '@tidings/contracts';
import { expect, test } from 'vitest';
import { type Context, type Reducers, reduce } from '../../lib/live/reducers.ts';
import type { OneAgent } from './api/agents.ts';
import { type AgentsData, agentsReducers, oneReducers } from './realtime.ts';

const at = (second: number) => `2026-11-28T12:00:${String(second).padStart(2, '0')}.000Z`;
const agent = (more: Partial<Agent> = {}): Agent => ({
  ...{ id: 'a', workspaceId: 'w', keyId: 'k', name: 'Ledger agent', version: '', capabilities: [], everySeconds: 30 },
  owner: { id: 'o', username: 'olga', displayName: 'Olga', role: 'member' },
  ...{ status: 'running', statusAt: at(0), task: 'It', progress: 1, message: null, activeAt: at(1), seenAt: null },
  ...{ hold: null, request: null, registeredAt: at(0), ...more },
});
const hear = <D, N extends EventName>(reducers: Reducers<D>, data: D, name: N, payload: unknown): D =>
  reduce(reducers, data, name, payload as ReceivedPayload<N>, {} as Context<N>);

const list: AgentsData = { items: [agent(), agent({ id: 'b' })], positions: {} };
const inList = <N extends EventName>(data: AgentsData, name: N, payload: unknown) =>
  hear(agentsReducers('w'), data, name, payload);

test('an agent changes in its place, a new one is last, and one that is forgotten leaves', () => {
  const failed = agent({ status: 'error', statusAt: at(5), activeAt: at(5) });
  expect(inList(list, 'agent:status', failed).items).toEqual([failed, list.items[1]]);
  const third = agent({ id: 'c' });
  expect(inList(list, 'agent:status', third).items).toEqual([...list.items, third]);
  expect(inList(list, 'agent:deleted', { id: 'a', workspaceId: 'w' }).items).toEqual([list.items[1]]);
  expect(inList(list, 'agent:status', { id: 'a', redacted: true }).items).toEqual([list.items[1]]);
  for (const [name, payload] of [
    ['agent:status', agent({ id: 'd', workspaceId: 'other' })],
    ['agent:progress', { ...agent(), id: 'unknown' }],
    ['agent:deleted', { id: 'unknown', workspaceId: 'w' }],
  ] as const)
    expect(inList(list, name, payload)).toBe(list);
});

test('progress that was said before what is shown changes nothing, in whichever order the two arrive', () => {
  const said = (progress: number, second: number) => ({
    ...{ id: 'a', workspaceId: 'w', task: 'It', progress, message: null, activeAt: at(second) },
  });
  const newer = inList(list, 'agent:progress', said(50, 9));
  expect(newer.items[0]).toMatchObject({ progress: 50, activeAt: at(9) });
  expect(inList(newer, 'agent:progress', said(40, 8)).items[0]).toMatchObject({ progress: 50 });
  // What was asked of it is stored before that progress was said, and arrives after it.
  const asked = agent({ hold: 'paused', activeAt: at(1), progress: 1 });
  expect(inList(newer, 'agent:status', asked).items[0]).toMatchObject({ hold: 'paused', progress: 50 });
  const other = agent({ status: 'waiting', statusAt: at(3), activeAt: at(3), progress: null });
  expect(inList(newer, 'agent:status', other).items[0]).toMatchObject({ status: 'waiting', progress: null });
});

test('the one that is open shows the approvals its key asked for, while they wait', () => {
  const data: OneAgent = { ...agent(), waitsFor: [], positions: {} };
  const approval = {
    ...{ id: 'p', workspaceId: 'w', title: 'Refund it', risk: 'high', createdAt: at(2), state: 'pending' },
    requestedBy: { kind: 'agent', id: 'k', name: 'Ledger', ownerId: 'o' },
  };
  const waits = hear(oneReducers, data, 'approval:created', approval);
  expect(waits.waitsFor).toEqual([{ id: 'p', title: 'Refund it', risk: 'high', createdAt: at(2) }]);
  expect(hear(oneReducers, waits, 'approval:created', approval)).toBe(waits);
  const strange = { ...approval, id: 'q', requestedBy: { ...approval.requestedBy, id: 'other' } };
  expect(hear(oneReducers, waits, 'approval:created', strange)).toBe(waits);
  expect(hear(oneReducers, waits, 'approval:updated', approval)).toBe(waits);
  expect(hear(oneReducers, waits, 'approval:updated', { ...approval, state: 'approved' }).waitsFor).toEqual([]);
  expect(hear(oneReducers, waits, 'approval:deleted', { id: 'p', workspaceId: 'w' }).waitsFor).toEqual([]);
  expect(hear(oneReducers, waits, 'agent:deleted', { id: 'a', workspaceId: 'w' }).gone).toBe(true);
});
