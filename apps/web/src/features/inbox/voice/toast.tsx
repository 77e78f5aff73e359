import type { Notification } from '@tidings/contracts';
import { Inbox } from 'lucide-react';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { NotificationFace } from '../components/notification-face.tsx';

const summaryId = 'inbox-burst';

const Go = ({ href, words }: { href: string; words: string }) => (
  <Button size="sm" asChild>
    <a data-inner href={href}>
      {words}
    </a>
  </Button>
);

/** What happened, what was said, and the way there. */
export function showOne(item: Notification, id: string): void {
  showToast({
    id,
    face: <NotificationFace item={item} />,
    title: <span dir="auto">{item.title}</span>,
    ...(item.message !== '' && { body: <span dir="auto">{item.message}</span> }),
    ...(item.actionUrl !== null && {
      actions: <Go href={item.actionUrl} words={item.actionText ?? t('inbox.open')} />,
    }),
  });
}

/** What came while it was quiet, once it is not any more. */
export function showWaited(count: number): void {
  showToast({
    id: 'inbox-waited',
    icon: <Inbox aria-hidden="true" />,
    title: t('inbox.toast.waited', { count }),
    actions: <Go href="/inbox" words={t('inbox.openPage')} />,
  });
}

/** In place of many. */
export function showSummary(count: number): void {
  showToast({
    id: summaryId,
    icon: <Inbox aria-hidden="true" />,
    title: t('inbox.toast.more', { count }),
    actions: <Go href="/inbox" words={t('inbox.openPage')} />,
  });
}
