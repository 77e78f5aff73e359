import { liveCache } from '../../lib/live/live-cache.ts';
import { repliesKey } from './api/replies.ts';
import type { ReplyPages } from './data.ts';
import { replyReducers } from './realtime.ts';

export const repliesCache = liveCache<ReplyPages>(repliesKey, (key) => replyReducers(String(key[1])));
