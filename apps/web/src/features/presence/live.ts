import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { peopleKey, type TopicPeople } from './data.ts';
import { peopleReducers } from './realtime.ts';

export const liveCaches: readonly LiveCache[] = [
  liveCache<TopicPeople>(peopleKey, (key) => peopleReducers(String(key[1]))),
];
