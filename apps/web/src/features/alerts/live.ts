import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { type AlertScope, alertListKey, type OneAlert, oneAlertKey } from './api/alerts.ts';
import { alertCountsQuery } from './api/counts.ts';
import { familyKey } from './api/family.ts';
import { monitoredKey } from './api/monitored.ts';
import { type AlertsData, alertReducers, countReducers, oneReducers } from './realtime.ts';

const anew = (client: QueryClient, ...keys: (readonly unknown[])[]): void => {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
};
const monitoredAnew = (client: QueryClient): void => anew(client, monitoredKey);
/** Another family has other alerts. */
const allAnew = (client: QueryClient): void => anew(client, ['alerts']);

export const liveCaches: readonly LiveCache[] = [
  liveCache<AlertsData>(alertListKey, (key) => alertReducers(key.at(-1) as AlertScope)),
  liveCache<OneAlert>(oneAlertKey, () => oneReducers),
  liveCache(alertCountsQuery().queryKey, () => countReducers as never),
  liveCache(familyKey, () => ({
    'alert:family': (data: object, view) => ({ ...data, ...view }),
  })),
  liveCache(monitoredKey, () => ({}), {
    followers: {
      'alert:monitored': monitoredAnew,
      'alert:created': monitoredAnew,
      'alert:updated': monitoredAnew,
      'alert:family': allAnew,
    },
  }),
];
