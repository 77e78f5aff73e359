import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { isRedacted } from '../../lib/live/redacted.ts';
import {
  type ApprovalScope,
  approvalListKey,
  approvalQuery,
  type OneApproval,
  oneApprovalKey,
  timelineKey,
} from './api/approvals.ts';
import { type ApprovalsData, approvalReducers, oneReducers } from './realtime.ts';

const anew = (client: QueryClient, queryKey: readonly unknown[]): void => void client.invalidateQueries({ queryKey });

export const liveCaches: readonly LiveCache[] = [
  liveCache<ApprovalsData>(approvalListKey, (key) => approvalReducers(key.at(-1) as ApprovalScope)),
  liveCache<OneApproval>(oneApprovalKey, () => oneReducers, {
    followers: {
      'approval:updated': (client, payload) => {
        anew(client, [...timelineKey, payload.id]);
        const { queryKey } = approvalQuery(payload.id);
        const shown = client.getQueryData<OneApproval>(queryKey);
        // Events have no payload: what was edited is read with its own.
        if (shown && !isRedacted(payload) && shown.version < payload.version) anew(client, queryKey);
      },
      'approval:deleted': (client, { id }) => anew(client, approvalQuery(id).queryKey),
    },
  }),
];
