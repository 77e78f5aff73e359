import { parseRoom } from '@tidings/contracts/plain';
import { useEffect } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { useRealtime } from '../../../realtime/index.ts';

// Kept off the first page. What cannot be shown now waits: the next page asks again.
const load = (then: (part: typeof import('./show-notice.tsx')) => unknown) =>
  void import('./show-notice.tsx').then(then).catch(() => undefined);

/**
 * Notifies the member of what a moderator did to what is theirs, and why. It stays until it was read: what came while they
 * were away is shown on their return.
 */
export function ModerationNotices(): null {
  const memberId = useMember()?.id;
  useEffect(() => {
    if (memberId !== undefined) load(({ showUnread }) => showUnread());
  }, [memberId]);
  useRealtime('moderation:action', (action, { room }) => {
    if (parseRoom(room)?.kind === 'user' && action.action !== 'dismiss') load(({ showNotice }) => showNotice(action));
  });
  return null;
}
