import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { createWorkspace } from './create-workspace.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { patchWorkspace } from './patch-workspace.ts';
import { readWorkspace } from './read-workspace.ts';
import { workspaceRoute } from './tenant.ts';

/** Workspaces: making, listing, reading and changing them. */
export function workspaceRoutes(app: FastifyInstance, { config }: Pick<Services, 'config'>): void {
  route(app, operations.workspaces, (ctx, { query }) => listWorkspaces(ctx, query));
  route(app, operations.createWorkspace, (ctx, { body }) => createWorkspace(ctx, body, config.rateLimits));
  workspaceRoute(app, operations.workspace, (ctx) => readWorkspace(ctx));
  workspaceRoute(app, operations.patchWorkspace, (ctx, { body }) => patchWorkspace(ctx, body));
}
