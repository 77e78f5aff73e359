import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { type ChannelsData, channelsKey, type MessagesData, messagesKey } from './api/chat.ts';
import { channelReducers, messageReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<ChannelsData>(channelsKey, (key) => channelReducers(String(key.at(-1))), { latest: true }),
  liveCache<MessagesData>(messagesKey, (key) => messageReducers(String(key.at(-1)))),
];
