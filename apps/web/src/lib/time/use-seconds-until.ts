import { useEffect, useState } from 'react';
import { serverNow } from './server-time.ts';

const secondsUntil = (at: number | undefined) =>
  at === undefined ? undefined : Math.max(0, Math.ceil((at - serverNow()) / 1000));

/** Whole seconds until a moment by `serverNow` (ms), counting down while mounted; undefined when there is none. */
export function useSecondsUntil(at: number | undefined): number | undefined {
  const [seconds, setSeconds] = useState(() => secondsUntil(at));
  useEffect(() => {
    setSeconds(secondsUntil(at));
    if (at === undefined) return;
    const timer = setInterval(() => setSeconds(secondsUntil(at)), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}
