import { livePageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { activitySchema, trendQuerySchema, trendSchema } from './schemas.ts';

export const overviewOperations = {
  workspaceTrend: operation({
    method: 'GET',
    path: '/api/workspaces/:id/trend',
    access: 'member',
    summary:
      'Answers how many approvals were decided on each of the last days, and how long that took, with the position of the room of the workspace.',
    params: byId,
    query: trendQuerySchema,
    answer: trendSchema,
    perMinute: 120,
  }),
  workspaceActivity: operation({
    method: 'GET',
    path: '/api/workspaces/:id/activity',
    access: 'member',
    summary:
      'Lists what happened to the approvals, agents and members of a workspace, the newest first, with the position of its room.',
    params: byId,
    query: pageQuerySchema,
    answer: livePageOf(activitySchema),
    perMinute: 120,
  }),
} as const;
