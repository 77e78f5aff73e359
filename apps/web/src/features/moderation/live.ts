import type { Report } from '@tidings/contracts';
import { parseRoom } from '@tidings/contracts/plain';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { type ActionsData, actionsQuery } from './api/actions.ts';
import { type OpenCount, openCountQuery } from './api/open-count.ts';
import { openReportKey, type ReportState, type ReportsData, reportsKey } from './api/reports.ts';
import { applyLimit } from './apply-limit.ts';
import { actionReducers, openCountReducers, openReportReducers, reportReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<ReportsData>(reportsKey, (key) => reportReducers(key[2] as ReportState)),
  liveCache<OpenCount>(openCountQuery().queryKey, () => openCountReducers),
  liveCache<Report>(openReportKey, () => openReportReducers),
  liveCache<ActionsData>(actionsQuery().queryKey, () => actionReducers, {
    followers: {
      'moderation:action': (client, action, { meta }) => {
        if (parseRoom(meta.room)?.kind === 'user') applyLimit(client, action);
      },
    },
  }),
];
