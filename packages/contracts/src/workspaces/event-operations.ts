import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { workspaceEventsQuerySchema } from './event-stream.ts';

export const workspaceEventOperations = {
  workspaceEvents: operation({
    method: 'GET',
    path: '/api/workspaces/:id/events',
    access: 'member',
    scope: 'workspace:read',
    summary:
      'Opens an event stream (text/event-stream) of what happens in a workspace; with `Last-Event-ID` it begins after that event, with `0` with the oldest that is kept. A pattern that means nothing here answers VALIDATION_FAILED.',
    params: byId,
    query: workspaceEventsQuerySchema,
    status: 200,
  }),
} as const;
