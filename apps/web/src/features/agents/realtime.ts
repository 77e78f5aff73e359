import type { Agent, AgentProgress, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { AgentPage, OneAgent } from './api/agents.ts';

export type AgentsData = Pick<AgentPage, 'items' | 'positions'>;

/** Progress that was said before what is shown is old news: it travels another way than what is stored. */
const progressed = <A extends Agent>(agent: A, { activeAt, task, progress, message }: AgentProgress): A =>
  activeAt < agent.activeAt ? agent : { ...agent, activeAt, task, progress, message };

/** An agent as an event has it; what it said meanwhile stays where that is newer. */
const changed = <A extends Agent>(agent: A, next: Agent): A => {
  const { activeAt, task, progress, message } = agent;
  const newer = next.activeAt < activeAt && next.status === agent.status && { activeAt, task, progress, message };
  return { ...agent, ...next, ...newer };
};

function placed(data: AgentsData, payload: ReceivedPayload<'agent:status'>): AgentsData {
  if (isRedacted(payload)) return without(data, payload.id);
  const next: Agent = payload;
  const isKnown = data.items.some(({ id }) => id === next.id);
  if (isKnown) return { ...data, items: data.items.map((one) => (one.id === next.id ? changed(one, next) : one)) };
  return { ...data, items: [...data.items, next] };
}

const without = (data: AgentsData, id: string): AgentsData =>
  data.items.some((one) => one.id === id) ? { ...data, items: data.items.filter((one) => one.id !== id) } : data;

/** What events do to the list of a workspace. */
export const agentsReducers = (workspaceId: string): Reducers<AgentsData> => ({
  'agent:status': (data, payload) =>
    isRedacted(payload) || payload.workspaceId === workspaceId ? placed(data, payload) : data,
  'agent:progress': (data, payload) =>
    data.items.some(({ id }) => id === payload.id)
      ? { ...data, items: data.items.map((one) => (one.id === payload.id ? progressed(one, payload) : one)) }
      : data,
  'agent:deleted': (data, { id }) => without(data, id),
});

/** What events do to the one that is open, and to the approvals it waits for. */
export const oneReducers: Reducers<OneAgent> = {
  'agent:status': (data, payload) =>
    isRedacted(payload) || payload.id !== data.id ? data : changed(data, payload as Agent),
  'agent:progress': (data, payload) => (payload.id === data.id ? progressed(data, payload) : data),
  'agent:deleted': (data, { id }) => (id === data.id ? { ...data, gone: true } : data),
  'approval:created': (data, payload) => {
    if (isRedacted(payload) || payload.requestedBy.id !== data.keyId) return data;
    const { id, title, risk, createdAt } = payload;
    if (data.waitsFor.some((one) => one.id === id)) return data;
    return { ...data, waitsFor: [...data.waitsFor, { id, title, risk, createdAt }] };
  },
  'approval:updated': (data, payload) =>
    isRedacted(payload) || payload.state !== 'pending' ? waitsNot(data, payload.id) : data,
  'approval:deleted': (data, { id }) => waitsNot(data, id),
};

const waitsNot = (data: OneAgent, id: string): OneAgent =>
  data.waitsFor.some((one) => one.id === id)
    ? { ...data, waitsFor: data.waitsFor.filter((one) => one.id !== id) }
    : data;
