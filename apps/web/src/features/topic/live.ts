import type { QueryClient } from '@tanstack/react-query';
import { type LiveCache, liveCache } from '../../lib/live/live-cache.ts';
import { type TopicData, topicKey } from './api/topic.ts';
import { topicReducers } from './realtime.ts';

const patienceMs = 1500;

/** A moved topic is followed by its arrival elsewhere; when the reader may not see that, the topic is asked for again. */
function followMove(client: QueryClient, id: string, from: readonly string[]): void {
  setTimeout(() => {
    const data = client.getQueryData<TopicData>([...topicKey, id]);
    if (data && from.includes(data.categoryId)) void client.invalidateQueries({ queryKey: [...topicKey, id] });
  }, patienceMs);
}

const topic = liveCache<TopicData>(topicKey, (key) => topicReducers(String(key[1])), {
  followers: {
    'topic:deleted': (client, { id, reason, parentIds }) => {
      if (reason === 'moved') followMove(client, id, parentIds);
    },
    // Of an archived group nobody writes in the topics.
    'group:updated': (client) => void client.invalidateQueries({ queryKey: topicKey }),
    // How far that is in a topic the event does not say.
    'topics:read': (client) => void client.invalidateQueries({ queryKey: topicKey }),
  },
});

export const liveCaches: readonly LiveCache[] = [topic];
