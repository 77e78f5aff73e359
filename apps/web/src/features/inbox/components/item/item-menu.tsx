import type { Notification, SnoozeInput } from '@tidings/contracts';
import {
  AlarmClock,
  Archive,
  BellOff,
  CircleHelp,
  Ellipsis,
  Inbox,
  Mail,
  MailOpen,
  SquareCheck,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../../components/ui/overlay/menu.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Doing } from '../../hooks/use-notifications.ts';
import { AnotherTime, snoozePresets } from '../snooze-menu.tsx';

type Props = { item: Notification; acts: Doing; onDone: () => void; onChoose?: (() => void) | undefined };

/** Everything that can be done with one, where there is no room for buttons: on a phone. */
export function ItemMenu({ item, acts: { act, snooze, ask }, onDone, onChoose }: Props) {
  const [asksTime, setAsksTime] = useState(false);
  const unread = item.readAt === null;
  const away = item.archivedAt !== null ? 'unarchive' : item.snoozedUntil !== null ? 'unsnooze' : undefined;
  const put = (verb: 'archive' | 'unarchive' | 'unsnooze' | 'delete') => {
    onDone();
    act(verb, [item]);
  };
  const later = (until: SnoozeInput) => {
    onDone();
    snooze(item, until);
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('inbox.moreAbout', { title: item.title })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem
          icon={away ? <Inbox aria-hidden="true" /> : <Archive aria-hidden="true" />}
          onSelect={() => put(away ?? 'archive')}
        >
          {t(`inbox.${away ?? 'archive'}`)}
        </MenuItem>
        <MenuItem
          icon={unread ? <MailOpen aria-hidden="true" /> : <Mail aria-hidden="true" />}
          onSelect={() => act(unread ? 'read' : 'unread', [item])}
        >
          {t(unread ? 'inbox.markRead' : 'inbox.markUnread')}
        </MenuItem>
        {onChoose && (
          <MenuItem icon={<SquareCheck aria-hidden="true" />} onSelect={onChoose}>
            {t('inbox.choose')}
          </MenuItem>
        )}
        <MenuLine />
        {snoozePresets.map((preset) => (
          <MenuItem key={preset} icon={<AlarmClock aria-hidden="true" />} onSelect={() => later({ preset })}>
            {t('inbox.snoozeTo', { time: t(`inbox.snooze.${preset}`) })}
          </MenuItem>
        ))}
        <MenuItem icon={<AlarmClock aria-hidden="true" />} onSelect={() => setAsksTime(true)}>
          {t('inbox.snoozeTo', { time: t('inbox.snooze.date') })}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<BellOff aria-hidden="true" />} onSelect={() => ask('mute', item)}>
          {t('inbox.muteSomething')}
        </MenuItem>
        <MenuItem icon={<CircleHelp aria-hidden="true" />} onSelect={() => ask('why', item)}>
          {t('inbox.why')}
        </MenuItem>
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => put('delete')}>
          {t('inbox.delete')}
        </MenuItem>
      </Menu>
      {asksTime && <AnotherTime onClose={() => setAsksTime(false)} onSnooze={later} />}
    </>
  );
}
