import { liveCache } from '../../lib/live/live-cache.ts';
import { peopleKey, type TopicPeople } from './data.ts';
import { peopleReducers } from './realtime.ts';

export const peopleCache = liveCache<TopicPeople>(peopleKey, (key) => peopleReducers(String(key[1])));
