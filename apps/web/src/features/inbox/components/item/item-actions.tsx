import type { Notification } from '@tidings/contracts';
import { Archive, BellOff, Inbox, Mail, MailOpen, Trash2 } from 'lucide-react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { t } from '../../../../i18n/t.ts';
import { onePress } from '../../../../lib/browser/one-press.ts';
import type { Doing } from '../../hooks/use-notifications.ts';
import { SnoozeMenu } from '../snooze-menu.tsx';

type Props = { item: Notification; acts: Doing; onDone: () => void; onMenu?: (open: boolean) => void };

/** What can be done with one: in its row while it is pointed at, and above it when it is open. */
export function ItemActions({ item, acts, onDone, onMenu }: Props) {
  const { act, snooze, ask } = acts;
  const unread = item.readAt === null;
  const away = item.archivedAt !== null ? 'unarchive' : item.snoozedUntil !== null ? 'unsnooze' : undefined;
  const put = (verb: 'archive' | 'unarchive' | 'unsnooze' | 'delete') => {
    onDone();
    act(verb, [item]);
  };
  return (
    <>
      {away === undefined ? (
        <IconButton dense label={t('inbox.archive')} keys="e" onClick={onePress(() => put('archive'))}>
          <Archive aria-hidden="true" />
        </IconButton>
      ) : (
        <IconButton dense label={t(`inbox.${away}`)} keys="e" onClick={onePress(() => put(away))}>
          <Inbox aria-hidden="true" />
        </IconButton>
      )}
      <IconButton
        dense
        label={t(unread ? 'inbox.markRead' : 'inbox.markUnread')}
        keys="u"
        onClick={onePress(() => act(unread ? 'read' : 'unread', [item]))}
      >
        {unread ? <MailOpen aria-hidden="true" /> : <Mail aria-hidden="true" />}
      </IconButton>
      <SnoozeMenu
        {...(onMenu && { onOpenChange: onMenu })}
        onSnooze={(until) => {
          onDone();
          snooze(item, until);
        }}
      />
      <IconButton dense label={t('inbox.mute')} keys="m" onClick={() => ask('mute', item)}>
        <BellOff aria-hidden="true" />
      </IconButton>
      <IconButton dense label={t('inbox.delete')} keys="#" onClick={onePress(() => put('delete'))}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </>
  );
}
