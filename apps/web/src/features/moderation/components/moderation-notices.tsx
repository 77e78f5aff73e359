import { parseRoom } from '@tidings/contracts/plain';
import { useEffect } from 'react';
import { createPart } from '../../../components/ui/part/part.ts';
import { withMessages } from '../../../i18n/reader.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useRealtime } from '../../../realtime/index.ts';

type Notices = typeof import('./show-notice.tsx');

/** Kept off the first page, with its words. */
const notices = createPart(withMessages((): Promise<Notices> => import('./show-notice.tsx')));

function whenHere(use: (part: Notices) => void): void {
  const stop = notices.need();
  const unsubscribe = notices.state.subscribe(look);
  look();
  function look(): void {
    const now = notices.state.get();
    if (now.status !== 'here') return;
    stop();
    unsubscribe();
    use(now.value);
  }
}

/**
 * Notifies the member of what a moderator did to what is theirs, and why. It stays until it was read: what came while they
 * were away is shown on their return.
 */
export function ModerationNotices(): null {
  const memberId = useMember()?.id;
  useEffect(() => {
    // What cannot be shown now waits: the next page asks again.
    if (memberId !== undefined) whenHere(({ showUnread }) => void showUnread().catch(() => undefined));
  }, [memberId]);
  useRealtime('moderation:action', (action, { room }) => {
    if (parseRoom(room)?.kind === 'user') whenHere(({ showNotice }) => showNotice(action));
  });
  return null;
}
