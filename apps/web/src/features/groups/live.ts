import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
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

export const liveCaches: readonly LiveCache[] = [
  liveCache<GroupData>(groupKey, () => ({
    'group:deleted': (group, { id }) => (group.id === id ? { ...group, deleted: true } : group),
  })),
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
