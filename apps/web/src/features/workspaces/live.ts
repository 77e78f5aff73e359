import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { sentKey, waitingKey } from './api/invitations.ts';
import { membersKey, type WorkspaceData, workspaceKey, workspacesQuery } from './api/workspaces.ts';
import { overviewCaches } from './overview/live.ts';
import { type MembersData, memberReducers, workspaceReducers } from './realtime.ts';

const anew = (client: QueryClient, queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey });

export const liveCaches: readonly LiveCache[] = [
  ...overviewCaches,
  liveCache<WorkspaceData>(workspaceKey, () => workspaceReducers),
  liveCache<MembersData>(membersKey, (key) => memberReducers(String(key.at(-1)))),
  liveCache(workspacesQuery().queryKey, () => ({}), {
    followers: {
      'workspace:membership': (client) => anew(client, workspacesQuery().queryKey),
      'workspace:updated': (client) => anew(client, workspacesQuery().queryKey),
    },
  }),
  liveCache(waitingKey, () => ({}), {
    followers: {
      'workspace:invitation': (client) => {
        anew(client, waitingKey);
        anew(client, sentKey);
      },
    },
  }),
];
