import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { workspaceRoute } from '../workspaces/index.ts';
import { Heartbeats } from './heartbeat/heartbeats.ts';
import { askAgent, deleteAgent } from './manage/ask-agent.ts';
import { registerAgent } from './manage/register-agent.ts';
import { listAgents } from './read/list-agents.ts';
import { listLog } from './read/list-log.ts';
import { readAgent } from './read/read-agent.ts';
import { enterByAgent, enterByKey } from './tenant.ts';

/** Agents: they register and say what they do; people look at them, and ask them to pause or stop. */
export function agentRoutes(app: FastifyInstance, services: Services): void {
  const heartbeats = new Heartbeats(services);
  workspaceRoute(app, operations.agents, (ctx, { query }) => listAgents(ctx, query));
  route(app, operations.registerAgent, (ctx, { params, body }) =>
    registerAgent(enterByKey(ctx, params.id), body, services.config.timings),
  );
  route(app, operations.agentHeartbeat, (ctx, { params, body }) => heartbeats.take(ctx, params.id, body));
  route(app, operations.agent, async (ctx, { params }) => readAgent(await enterByAgent(ctx, params.id), params.id));
  route(app, operations.agentLog, async (ctx, { params, query }) =>
    listLog(await enterByAgent(ctx, params.id), params.id, query),
  );
  route(app, operations.askAgent, async (ctx, { params, body }) =>
    askAgent(await enterByAgent(ctx, params.id), params.id, body.action),
  );
  route(app, operations.deleteAgent, async (ctx, { params }) =>
    deleteAgent(await enterByAgent(ctx, params.id), params.id),
  );
}
