import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../../lib/live/live-cache.ts';
import { activityKey, trendKey } from './api/overview.ts';
import { refreshSoon } from './refresh-soon.ts';

const activity = (client: QueryClient) => refreshSoon(client, activityKey);
const trend = (client: QueryClient) => refreshSoon(client, trendKey);

/** Neither says in its events what it needs: the server counts and words it anew. */
export const overviewCaches: readonly LiveCache[] = [
  liveCache(activityKey, () => ({}), {
    followers: {
      'approval:created': activity,
      'approval:updated': activity,
      'approval:deleted': activity,
      'agent:status': activity,
      'workspace:member': activity,
    },
  }),
  liveCache(trendKey, () => ({}), { followers: { 'approval:updated': trend, 'approval:deleted': trend } }),
];
