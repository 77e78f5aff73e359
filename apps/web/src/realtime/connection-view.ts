import type { Status } from '@tidings/client';
import type { ConnectionView } from '../lib/connection.ts';
import { serverNow } from '../lib/time/server-time.ts';

/** What the reader sees of the client's status; undefined when there is nothing to see. */
export function connectionView(status: Status): ConnectionView | undefined {
  const nextAt = status.nextTryAt ?? undefined;
  switch (status.state) {
    case 'idle':
    case 'signed-out':
      return undefined;
    case 'timed':
      return { state: 'timed', nextAt };
    case 'reconnecting':
      return { state: 'reconnecting', attempt: status.attempt, max: status.attempts, nextAt };
    case 'capacity':
      return { state: 'waiting', nextAt: nextAt ?? serverNow() };
    case 'evicted':
      return { state: 'paused' };
    case 'closing':
      return { state: 'lost' };
    default:
      return { state: status.state };
  }
}
