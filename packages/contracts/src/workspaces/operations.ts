import { positionsSchema } from '../kernel/meta.ts';
import { livePageOf } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  createWorkspaceInputSchema,
  patchWorkspaceInputSchema,
  workspaceListQuerySchema,
  workspaceSchema,
} from './schemas.ts';

export const workspaceOperations = {
  workspaces: operation({
    method: 'GET',
    path: '/api/workspaces',
    access: 'member',
    summary: 'Lists the workspaces the viewer is in, by name, with the position of the viewer’s own room.',
    query: workspaceListQuerySchema,
    answer: livePageOf(workspaceSchema),
  }),
  createWorkspace: operation({
    method: 'POST',
    path: '/api/workspaces',
    access: 'member',
    summary: 'Creates a workspace; the creator owns it.',
    body: createWorkspaceInputSchema,
    answer: workspaceSchema,
    status: 201,
  }),
  workspace: operation({
    method: 'GET',
    path: '/api/workspaces/:id',
    access: 'member',
    summary: 'Answers a workspace the viewer is in, with the positions of its room and of the viewer’s own.',
    params: byId,
    answer: workspaceSchema.extend({
      positions: positionsSchema.describe(
        'Where the room of the workspace and the viewer’s own stood when it was read.',
      ),
    }),
  }),
  patchWorkspace: operation({
    method: 'PATCH',
    path: '/api/workspaces/:id',
    access: 'member',
    summary: 'Changes the name or the settings of a workspace; owners only.',
    params: byId,
    body: patchWorkspaceInputSchema,
    answer: workspaceSchema,
    perMinute: 20,
  }),
} as const;
