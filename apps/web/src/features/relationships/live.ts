import type { ProfileAnswer } from '@tidings/contracts';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { profileKey } from '../identity/index.ts';
import { type BlockedPeopleData, blockedPeopleQuery } from './api/blocked-people.ts';
import { type BlocksData, blocksQuery } from './api/relationships.ts';
import { blockedPeopleReducers, blocksReducers, profileReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<ProfileAnswer>(profileKey, () => profileReducers),
  liveCache<BlocksData>(blocksQuery().queryKey, () => blocksReducers),
  liveCache<BlockedPeopleData>(blockedPeopleQuery().queryKey, () => blockedPeopleReducers, {
    followers: {
      'block:changed': (client, { blocked }) => {
        if (!blocked) return;
        client.invalidateQueries({ queryKey: blockedPeopleQuery().queryKey, exact: true }).catch(() => undefined);
      },
    },
  }),
];
