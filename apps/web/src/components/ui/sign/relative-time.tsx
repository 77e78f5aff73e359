import { useNow } from '../../../lib/time/clock.ts';
import { exactTime, relativeTime } from '../../../lib/time/time.ts';

/** "4 min", kept true by the shared ticker; the exact moment in `title` and `datetime`. Takes an ISO time. */
export function RelativeTime({ at, className }: { at: string; className?: string }) {
  const ms = Date.parse(at);
  // The ticker may be up to 30 s behind a moment that has just happened.
  const now = Math.max(useNow(), ms);
  return (
    <time dateTime={at} title={exactTime(ms)} className={className}>
      {relativeTime(ms, now)}
    </time>
  );
}
