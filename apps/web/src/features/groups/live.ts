import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import { categoriesQuery } from '../categories/index.ts';
import { type GroupData, groupKey, groupsKey } from './api/groups.ts';
import { invitationsQuery } from './api/waiting.ts';

/** Who may see what is the server's to say: what an event concerns is asked for anew. */
const groupsAnew = (client: QueryClient): void => {
  void client.invalidateQueries({ queryKey: groupsKey });
};

/** A membership opens and closes categories as well. */
const allAnew = (client: QueryClient): void => {
  groupsAnew(client);
  void client.invalidateQueries({ queryKey: categoriesQuery().queryKey });
};

/** What events do to a group that is shown. */
export const groupReducers: Reducers<GroupData> = {
  'group:deleted': (group, { id }) => (group.id === id ? { ...group, deleted: true } : group),
  'watch:changed': (group, { targetType, targetId, level }) =>
    targetType === 'group' && targetId === group.id && group.viewer
      ? { ...group, viewer: { ...group.viewer, watch: level } }
      : group,
};

export const liveCaches: readonly LiveCache[] = [
  liveCache<GroupData>(groupKey, () => groupReducers),
  liveCache(invitationsQuery().queryKey, () => ({}), {
    followers: {
      'group:activity': groupsAnew,
      'group:invitation': groupsAnew,
      'group:deleted': groupsAnew,
      'group:membership': allAnew,
      'group:updated': allAnew,
    },
  }),
];
