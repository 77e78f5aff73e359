import { parseRoom } from '@tidings/contracts/plain';
import { Flag } from 'lucide-react';
import { showToast } from '../../../components/toast/toast.tsx';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';
import { useRealtime } from '../../../realtime/index.ts';

/** Notifies the member of what a moderator did to what is theirs, and why. It stays until it was read. */
export function ModerationNotices(): null {
  useRealtime('moderation:action', ({ id, action, reason, until }, { room }) => {
    if (parseRoom(room)?.kind !== 'user' || action === 'dismiss') return;
    const date = until === null ? '' : dateAndTime(Date.parse(until), serverNow());
    const title =
      action === 'silence' || action === 'suspend' ? t(`notice.${action}`, { date }) : t(`notice.${action}`);
    showToast({ id, stays: true, tone: 'warn', icon: <Flag aria-hidden="true" />, title, body: reason });
  });
  return null;
}
