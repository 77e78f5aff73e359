import { Link } from '@tanstack/react-router';
import type { Notification } from '@tidings/contracts';
import { memo, useState } from 'react';
import { useWash } from '../../../../components/ui/feedback/wash.ts';
import { UnreadDot } from '../../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { useIsPhone } from '../../../../lib/browser/use-media.ts';
import { cn } from '../../../../lib/cn.ts';
import { exactTime } from '../../../../lib/time/time.ts';
import type { Doing } from '../../hooks/use-notifications.ts';
import type { InboxSearch } from '../../search.ts';
import { NotificationFace } from '../notification-face.tsx';
import { NotificationTitle } from '../notification-title.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemMenu } from './item-menu.tsx';

type Props = {
  item: Notification;
  first: boolean;
  arrived: boolean;
  /** Where it opens: `page` beside the list, `target` where it leads. */
  opens: 'page' | 'target';
  search: InboxSearch;
  selected: boolean;
  tabbable: boolean;
  acts: Doing;
  /** Whether it is one of several that are chosen; undefined where none can be. */
  chosen?: boolean | undefined;
  choosing?: boolean;
  onChoose?: (id: string) => void;
  onFocus: (id: string) => void;
  onOpen: (item: Notification) => void;
  onDone: (id: string) => void;
};

/** Of a row, whatever it is. */
export const shape =
  'grid grid-cols-[16px_32px_minmax(0,1fr)_auto] gap-x-3 rounded-md py-2 pe-3 ps-1.5 text-start hover:bg-hover data-selected:bg-selected phone:rounded-none phone:pe-0 phone:ps-0';

/** 56 px: gutter, face, what happened, more of it, when; what can be done with it while it is pointed at or has the focus. */
export const ItemRow = memo(function ItemRow(props: Props) {
  const { item, first, arrived, opens, search, selected, tabbable, acts, chosen, choosing = false } = props;
  const { onChoose, onFocus, onOpen, onDone } = props;
  const [menu, setMenu] = useState(false);
  const isPhone = useIsPhone();
  const wash = useWash(arrived);
  const unread = item.readAt === null;
  const inside = (
    <>
      <span
        className={cn(
          'flex h-5 items-center justify-center',
          choosing ? 'invisible' : chosen !== undefined && 'group-hover:invisible',
        )}
      >
        {unread && <UnreadDot />}
      </span>
      <NotificationFace item={item} />
      <span className="min-w-0">
        <span
          className={cn(
            'text-start text-sm [unicode-bidi:plaintext]',
            unread ? 'text-ink' : 'text-ink-2',
            opens === 'target' ? 'line-clamp-2' : 'block truncate phone:line-clamp-2 phone:whitespace-normal',
          )}
        >
          {unread && <span className="sr-only">{t('inbox.unread')} </span>}
          <NotificationTitle item={item} unread={unread} />
        </span>
        {item.message !== '' && (
          <span className="block truncate text-sm text-ink-2 [unicode-bidi:plaintext] text-start">{item.message}</span>
        )}
      </span>
      <span
        className={cn(
          'whitespace-nowrap text-end text-xs leading-5 text-ink-3',
          'wide:group-hover:invisible wide:group-focus-within:invisible',
          menu && 'invisible',
        )}
      >
        {item.snoozedUntil === null ? (
          <RelativeTime at={item.updatedAt} />
        ) : (
          t('inbox.until', { time: exactTime(Date.parse(item.snoozedUntil)) })
        )}
        {item.priority === 'critical' && (
          <span className="block font-semi text-danger-text">{t('inbox.critical')}</span>
        )}
      </span>
    </>
  );
  const own = {
    'data-row': item.id,
    'data-selected': selected || undefined,
    tabIndex: tabbable ? 0 : -1,
    onFocus: () => onFocus(item.id),
    className: shape,
  };
  return (
    <article className={cn('group relative', wash)} data-unread={unread || undefined}>
      {!first && (
        <i
          aria-hidden="true"
          className="absolute top-0 end-3 start-[78px] h-px bg-line phone:end-0 phone:start-[72px]"
        />
      )}
      {opens === 'page' ? (
        <Link
          to="/inbox"
          search={{ ...search, item: item.id }}
          {...own}
          aria-current={selected || undefined}
          onClick={() => onOpen(item)}
        >
          {inside}
        </Link>
      ) : (
        <a data-inner href={item.actionUrl ?? `/inbox?item=${item.id}`} {...own} onClick={() => onOpen(item)}>
          {inside}
        </a>
      )}
      {chosen !== undefined && (
        <label
          className={cn(
            'absolute start-0 top-0 flex h-9 w-7 items-center justify-center phone:size-11 phone:-start-3.5',
            !choosing && 'opacity-0 focus-within:opacity-100 group-hover:opacity-100 phone:hidden',
          )}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            checked={chosen}
            onChange={() => onChoose?.(item.id)}
            aria-label={t('inbox.select', { title: item.title })}
            className="size-4 accent-(--accent)"
          />
        </label>
      )}
      {isPhone && (
        <span className="absolute -end-2 bottom-0.5">
          <ItemMenu
            item={item}
            acts={acts}
            onDone={() => onDone(item.id)}
            onChoose={onChoose && (() => onChoose(item.id))}
          />
        </span>
      )}
      <span
        className={cn(
          'absolute end-2 top-1 flex gap-0.5 rounded-md bg-raised p-px shadow-1 phone:hidden',
          !menu &&
            'opacity-0 pointer-events-none group-hover:pointer-events-auto group-hover:opacity-100 group-focus-within:pointer-events-auto group-focus-within:opacity-100',
        )}
      >
        {!isPhone && <ItemActions item={item} acts={acts} onDone={() => onDone(item.id)} onMenu={setMenu} />}
      </span>
    </article>
  );
});
