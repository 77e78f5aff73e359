import { useSearch } from '@tanstack/react-router';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';
import { InboxPanes } from '../components/inbox-panes.tsx';
import { inboxSearch } from '../search.ts';
import { useUnread } from '../use-unread.ts';

/** Everything that concerns the reader, and beside it the one that is open. */
export function InboxPage() {
  const search = inboxSearch(useSearch({ strict: false }));
  const unread = useUnread();
  return (
    <>
      <PageHead
        title={t('nav.inbox')}
        aside={
          unread > 0 && (
            <span className="phone:hidden">
              <Tag tone="acc">{t('inbox.unreadCount', { count: unread })}</Tag>
            </span>
          )
        }
      />
      <InboxPanes key={`${search.filter} ${search.category}`} search={search} />
    </>
  );
}
