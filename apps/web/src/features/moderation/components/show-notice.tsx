import type { ModerationAction } from '@tidings/contracts';
import { Flag } from 'lucide-react';
import { dismissToast, showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { readNotice, unreadNotices } from '../api/notices.ts';
import { noticeBody, noticeHref, noticeWords } from '../model/post-words.ts';
import { isInner } from '../model/target.ts';

const NoticeLink = ({ href }: { href: string }) => (
  <Button size="sm" asChild>
    <a data-inner href={href}>
      {t('notice.open')}
    </a>
  </Button>
);

/** The other tabs of this browser, by the id of a notice that was put away in one of them. */
const tabs = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tidings-notices');
tabs?.addEventListener('message', ({ data }: MessageEvent<string>) => dismissToast(data));

function putAway(id: string): void {
  readNotice(id);
  tabs?.postMessage(id);
}

/** Tells the member what was done to what is theirs, which post it is, and why. It stays until it was read. */
export function showNotice(decision: ModerationAction): void {
  if (isInner(decision.action)) return;
  const href = noticeHref(decision);
  showToast({
    id: decision.id,
    stays: true,
    onClose: () => putAway(decision.id),
    tone: 'warn',
    icon: <Flag aria-hidden="true" />,
    title: noticeWords(decision),
    body: noticeBody(decision),
    ...(href !== undefined && { actions: <NoticeLink href={href} /> }),
  });
}

/** Shows what came while the member was away. */
export async function showUnread(): Promise<void> {
  for (const notice of await unreadNotices()) showNotice(notice);
}
