import { useEffect, useState } from 'react';
import { serverNow } from '../../../lib/time/server-time.ts';
import type { TopicData } from '../api/topic.ts';

/** Where the new begins: after this reply, unread since then (ms). */
export type Since = { number: number; at: number };

const unreadAt = ({ viewer, counts }: TopicData): Since | undefined =>
  viewer && viewer.lastReadAt !== null && viewer.lastReadNumber < counts.lastNumber
    ? { number: viewer.lastReadNumber, at: Date.parse(viewer.lastReadAt) }
    : undefined;

/** The tideline's place: drawn when the topic opens, or when the reader comes back to the tab; it stays for the visit. */
export function useSince(topic: TopicData): Since | undefined {
  const [since, setSince] = useState(() => unreadAt(topic));
  const last = topic.counts.lastNumber;
  const isRead = topic.viewer !== null && topic.viewer.lastReadNumber >= last;
  useEffect(() => {
    const leave = () => {
      if (document.hidden && isRead) setSince({ number: last, at: serverNow() });
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [last, isRead]);
  return since;
}
