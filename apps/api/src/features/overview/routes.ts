import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { workspaceRoute } from '../workspaces/index.ts';
import { listActivity } from './list-activity.ts';
import { readTrend } from './read-trend.ts';

export function overviewRoutes(app: FastifyInstance): void {
  workspaceRoute(app, operations.workspaceTrend, (ctx, { query }) => readTrend(ctx, query));
  workspaceRoute(app, operations.workspaceActivity, (ctx, { query }) => listActivity(ctx, query));
}
