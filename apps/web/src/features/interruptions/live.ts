import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { type MutesData, mutesQuery } from './api/mutes.ts';
import { type Preferences, preferencesQuery } from './api/preferences.ts';
import { isOf, mutesReducers, preferencesReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<Preferences>(preferencesQuery().queryKey, () => preferencesReducers),
  liveCache<MutesData>(mutesQuery().queryKey, () => mutesReducers, {
    followers: {
      'mute:changed': (client, payload) => {
        const { queryKey } = mutesQuery();
        if (payload.mute === null || client.getQueryData(queryKey)?.items.some(isOf(payload))) return;
        client.invalidateQueries({ queryKey, exact: true }).catch(() => undefined);
      },
    },
  }),
];
