import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../lib/api/call.ts';
import { inboxSummaryQuery } from '../api/summary.ts';

const restMs = 600;

/**
 * Says up to where the reader has seen their inbox while it is on the screen: all that stands above. Answers up to where
 * that was when they came; undefined until it is known.
 */
export function useSeen(top: number | undefined, whole: boolean): number | undefined {
  const { data } = useQuery(inboxSummaryQuery());
  const seenUpTo = data?.seenUpTo;
  const [before, setBefore] = useState(seenUpTo);
  if (before === undefined && seenUpTo !== undefined) setBefore(seenUpTo);
  useEffect(() => {
    if (!whole || top === undefined || seenUpTo === undefined || top <= seenUpTo) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      // One that does not arrive is made up for by the next: it is a position, not a step.
      if (!document.hidden)
        timer = setTimeout(
          () => void call('PUT /api/notifications/seen', { body: { upTo: top } }).catch(() => undefined),
          restMs,
        );
    };
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [top, whole, seenUpTo]);
  return before;
}
