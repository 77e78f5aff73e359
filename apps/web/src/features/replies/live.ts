import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { isRedacted } from '../../lib/live/redacted.ts';
import { repliesKey } from './api/replies.ts';
import { forgetArrivals, noteArrival } from './model/arrivals.ts';
import type { ReplyPages } from './model/data.ts';
import { settleReply } from './outbox/send.ts';
import { replyReducers } from './realtime.ts';

const replies = liveCache<ReplyPages>(repliesKey, (key) => replyReducers(String(key[1])), {
  followers: {
    'reply:created': (_client, payload, { meta, me }) => {
      settleReply(meta.correlationId);
      // Version 1: the reply is new, not restored.
      if (!isRedacted(payload) && payload.version === 1 && payload.author.id !== me?.id) noteArrival(payload);
    },
    'reply:deleted': (_client, payload) => forgetArrivals((arrival) => arrival.id === payload.id),
  },
});

export const liveCaches: readonly LiveCache[] = [replies];
