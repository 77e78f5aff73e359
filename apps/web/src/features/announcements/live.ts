import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { announcementsQuery } from './api/announcements.ts';
import type { AnnouncementsData } from './model/data.ts';
import { announcementReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<AnnouncementsData>(announcementsQuery().queryKey, () => announcementReducers, {
    followers: {
      // Another group has other announcements, and a room to follow.
      'group:membership': (client) => void client.invalidateQueries({ queryKey: announcementsQuery().queryKey }),
    },
  }),
];
