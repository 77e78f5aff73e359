import { z } from 'zod';
import { positionsSchema } from '../kernel/meta.ts';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { agentHeartbeatInputSchema, askAgentInputSchema, registerAgentInputSchema } from './inputs.ts';
import { agentActSchema, agentOrdersSchema, agentSchema, agentWaitsForSchema } from './schemas.ts';

export const agentOperations = {
  agents: operation({
    method: 'GET',
    path: '/api/workspaces/:id/agents',
    access: 'member',
    summary: 'Lists the agents of a workspace with the position of its room, the first registered at first.',
    params: byId,
    query: pageQuerySchema,
    answer: livePageOf(agentSchema),
  }),
  registerAgent: operation({
    method: 'POST',
    path: '/api/workspaces/:id/agents',
    access: 'key',
    scope: 'agents:write',
    summary:
      'Registers an agent, or one that comes back: the same name with a key of the same owner is the same agent. CONFLICT where there are 500 already.',
    params: byId,
    body: registerAgentInputSchema,
    answer: agentSchema,
    status: 201,
  }),
  agent: operation({
    method: 'GET',
    path: '/api/agents/:id',
    access: 'member',
    summary: 'Answers an agent with the approvals it waits for, the oldest 20 of its key.',
    params: byId,
    answer: agentSchema.extend({
      waitsFor: z.array(agentWaitsForSchema).describe('Approvals it asked for that wait, the oldest first.'),
      positions: positionsSchema.describe('Where the room of the workspace stood when it was read.'),
    }),
  }),
  agentHeartbeat: operation({
    method: 'POST',
    path: '/api/agents/:id/heartbeat',
    access: 'key',
    scope: 'agents:write',
    summary:
      'Says what an agent does, with the key that registered it or another one of its owner; answered with what managers ask of it.',
    params: byId,
    body: agentHeartbeatInputSchema,
    answer: agentOrdersSchema,
    perMinute: 2400,
  }),
  agentLog: operation({
    method: 'GET',
    path: '/api/agents/:id/log',
    access: 'member',
    summary: 'Lists what an agent was and what was asked of it, the newest first; the last 200 entries are kept.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(agentActSchema),
  }),
  askAgent: operation({
    method: 'POST',
    path: '/api/agents/:id/requests',
    access: 'member',
    summary:
      'Asks an agent to pause, to go on or to stop; managers and owners. It hears of it with its next heartbeat. What was asked before and not confirmed is forgotten.',
    params: byId,
    body: askAgentInputSchema,
    answer: agentSchema,
  }),
  deleteAgent: operation({
    method: 'DELETE',
    path: '/api/agents/:id',
    access: 'member',
    summary: 'Forgets an agent with its log; managers and owners. Its key stays: one that runs may register again.',
    params: byId,
  }),
} as const;
