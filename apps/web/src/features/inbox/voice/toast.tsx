import type { QueryClient } from '@tanstack/react-query';
import type { Notification } from '@tidings/contracts';
import { Inbox } from 'lucide-react';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { run } from '../acts/run.ts';
import { saying } from '../acts/say.ts';
import { NotificationFace } from '../components/notification-face.tsx';

const summaryId = 'inbox-burst';

const Go = ({ href, words, onOpen }: { href: string; words: string; onOpen?: () => void }) => (
  <Button size="sm" asChild>
    <a data-inner href={href} onClick={onOpen}>
      {words}
    </a>
  </Button>
);

/** What happened, what was said, and the way there: who takes it has read it, as from the list. */
export function showOne(queries: QueryClient, item: Notification, id: string): void {
  const read = () => {
    const at = new Date(serverNow()).toISOString();
    void saying(() => run(queries, { verb: 'read', ids: [item.id], at }));
  };
  showToast({
    id,
    face: <NotificationFace item={item} />,
    title: <span dir="auto">{item.title}</span>,
    ...(item.message !== '' && { body: <span dir="auto">{item.message}</span> }),
    ...(item.actionUrl !== null && {
      actions: <Go href={item.actionUrl} words={item.actionText ?? t('inbox.open')} onOpen={read} />,
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
