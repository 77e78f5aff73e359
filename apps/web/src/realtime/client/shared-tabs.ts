import { type JoinTabs, joinTabs, TABS_VERSION } from '@tidings/client/tabs';
import { hasTabLocks, tabLock } from '../../lib/browser/tab-lock.ts';
import { session } from '../../lib/session/state.ts';
import { randomId } from '../../lib/store/random-id.ts';
import { sessionOf } from '../session-of.ts';

/**
 * The other tabs of this browser that are of the same member and the same session; undefined where they cannot be known of.
 * The names carry both, and a version, so that tabs of another member, session or program never meet these.
 */
export function sharedTabs(memberId: string): JoinTabs | undefined {
  const now = session.get();
  if (now.status !== 'signed-in' || now.user.id !== memberId) return undefined;
  const sessionId = sessionOf(now.accessToken);
  if (!sessionId || !hasTabLocks() || typeof BroadcastChannel === 'undefined') return undefined;
  const scope = `tidings-live-${TABS_VERSION} ${memberId} ${sessionId}`;
  return joinTabs({
    tab: randomId(),
    lock: (name, changed) => tabLock(`${scope} ${name}`, changed),
    channel: (heard) => {
      try {
        const channel = new BroadcastChannel(scope);
        channel.onmessage = ({ data }) => heard(data);
        return { post: (message) => channel.postMessage(message), close: () => channel.close() };
      } catch {
        // A page that may not keep anything.
        return null;
      }
    },
  });
}
