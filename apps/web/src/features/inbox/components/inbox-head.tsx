import type { Notification } from '@tidings/contracts';
import { CheckCheck } from 'lucide-react';
import type { RefObject } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { t } from '../../../i18n/t.ts';
import type { Verb } from '../acts/act.ts';
import type { Notifications } from '../hooks/use-notifications.ts';
import type { InboxSearch } from '../search.ts';
import { BulkBar } from './bulk-bar.tsx';
import { InboxFilters } from './inbox-filters.tsx';

type Props = {
  search: InboxSearch;
  inbox: Notifications;
  several: readonly Notification[];
  onBulk: (verb: Verb) => void;
  onNone: () => void;
  /** Up to where the list is shown: what waits behind its pill is not. */
  shownUpTo: RefObject<number | undefined>;
};

/** 52 high and always in sight: what is looked at, or what to do with those that are chosen. */
export function InboxHead({ search, inbox, several, onBulk, onNone, shownUpTo }: Props) {
  const { unread, items, readAll } = inbox;
  const top = items[0]?.position;
  const live = search.filter === undefined || search.filter === 'unread';
  return (
    <div className="flex h-[52px] flex-none items-center gap-2 border-b border-line px-3 phone:px-2">
      {several.length > 0 ? (
        <BulkBar chosen={several} archived={search.filter === 'archived'} onAct={onBulk} onNone={onNone} />
      ) : (
        <>
          <InboxFilters search={search} unread={unread} />
          {live && unread > 0 && top !== undefined && (
            <IconButton label={t('inbox.readAll')} onClick={() => readAll(shownUpTo.current ?? top, search.category)}>
              <CheckCheck aria-hidden="true" />
            </IconButton>
          )}
        </>
      )}
    </div>
  );
}
