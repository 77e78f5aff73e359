import type { ModerationAction } from '@tidings/contracts';
import { Flag } from 'lucide-react';
import { showToast } from '../../../components/toast/toast.tsx';
import { readNotice, unreadNotices } from '../api/notices.ts';
import { noticeWords } from '../model/notice-words.ts';

/** Says what was decided and why until the member puts it away. */
export function showNotice({
  id,
  reason,
  ...action
}: Pick<ModerationAction, 'id' | 'action' | 'reason' | 'until'>): void {
  const content = { title: noticeWords(action), body: reason, icon: <Flag aria-hidden="true" /> };
  showToast({ id, stays: true, tone: 'warn', ...content, onClose: () => readNotice(id) });
}

/** Shows what came while the member was away. */
export async function showUnread(): Promise<void> {
  for (const notice of await unreadNotices()) showNotice(notice);
}
