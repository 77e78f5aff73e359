import { useEffect, useRef } from 'react';
import { readUpTo } from '../api/chat.ts';

const EVERY_MS = 800;
const AGAIN_MS = 5000;

/** Says how far was read while the page is in sight: the furthest message seen, at most about once a second, never back. */
export function useReading(channelId: string, seen: number, readNumber: number): void {
  const said = useRef(readNumber);
  said.current = Math.max(said.current, readNumber);
  useEffect(() => {
    if (seen <= said.current) return;
    const say = () => {
      if (document.visibilityState !== 'visible' || seen <= said.current) return;
      const before = said.current;
      said.current = seen;
      readUpTo(channelId, seen).catch(() => {
        said.current = Math.min(said.current, before);
        // It is said again for as long as the channel is open; what is seen next says it too.
        timer = setTimeout(say, AGAIN_MS);
      });
    };
    let timer = setTimeout(say, EVERY_MS);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [channelId, seen]);
}
