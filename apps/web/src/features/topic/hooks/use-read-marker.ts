import { useQueryClient } from '@tanstack/react-query';
import { rooms } from '@tidings/contracts/plain';
import { useEffect, useState } from 'react';
import { localMeta } from '../../../lib/live/local-meta.ts';
import { patchCaches } from '../../../lib/live/registry.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { useLook } from '../../../realtime/index.ts';
import { readTopic } from '../api/read-topic.ts';
import type { TopicData } from '../api/topic.ts';
import type { Reading } from './use-reading.ts';

const dwellMs = 900;

const usePageSeen = (): boolean => {
  const [seen, setSeen] = useState(!document.hidden);
  useEffect(() => {
    const look = () => setSeen(!document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return seen;
};

/** Moves the reader's marker to what stayed on a visible screen for a moment; forward only. */
export function useReadMarker(topic: TopicData, through: number): void {
  const client = useQueryClient();
  const member = useMember();
  const isSeen = usePageSeen();
  const { id, categoryId, viewer } = topic;
  const isNews = viewer !== null && (viewer.lastReadAt === null || through > viewer.lastReadNumber);
  const me = member?.id;
  useEffect(() => {
    if (!isNews || !isSeen || me === undefined) return;
    const timer = setTimeout(() => {
      const at = new Date(serverNow()).toISOString();
      patchCaches(client, 'topic:read', { topicId: id, categoryId, replyNumber: through, at }, localMeta(`user:${me}`));
      // A marker that did not arrive is moved by the next one; nothing else depends on it.
      readTopic(id, through).catch(() => undefined);
    }, dwellMs);
    return () => clearTimeout(timer);
  }, [client, id, categoryId, through, isNews, isSeen, me]);
}

/** Up to which reply the topic is on the screen. It is said to the server: what was seen is read, and what comes at the end in sight arrives so. */
export function useThrough(topic: TopicData, reading: Reading, isEnd: boolean): number {
  const atEnd = isEnd && reading.atEnd;
  const through = atEnd ? topic.counts.lastNumber : reading.through;
  useReadMarker(topic, through);
  useLook(rooms.topic(topic.id), atEnd);
  return through;
}
