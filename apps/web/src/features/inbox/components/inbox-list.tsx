import { useVirtualizer } from '@tanstack/react-virtual';
import type { Notification, ShownAnnouncement } from '@tidings/contracts';
import { type RefObject, useMemo, useRef } from 'react';
import { Guard } from '../../../components/ui/feedback/guard.tsx';
import { Tideline } from '../../../components/ui/sign/tideline.tsx';
import { formatNumber, t } from '../../../i18n/t.ts';
import { useIsPhone } from '../../../lib/browser/use-media.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { isSameDay, longDate } from '../../../lib/time/time.ts';
import type { Doing } from '../hooks/use-notifications.ts';
import { useRows } from '../hooks/use-rows.ts';
import { entriesOf } from '../model/entries.ts';
import type { InboxSearch } from '../search.ts';
import { AnnouncementRow } from './item/announcement-row.tsx';
import { ItemRow } from './item/item-row.tsx';

export type ListProps = {
  items: readonly Notification[];
  announcements?: readonly ShownAnnouncement[];
  more: boolean;
  seenUpTo: number | undefined;
  scroller: RefObject<HTMLElement | null>;
  opens: 'page' | 'target';
  search: InboxSearch;
  selected?: string | undefined;
  arrived: ReadonlySet<string>;
  acts: Doing;
  chosen?: ReadonlySet<string>;
  onChoose?: (id: string) => void;
  onOpen: (item: Notification) => void;
  onDone: (id: string) => void;
  onCloseAnnouncement?: (announcement: ShownAnnouncement) => void;
};

const heights = { day: 36, seen: 36, item: 57, announcement: 57 };
const heightOf = (kind: keyof typeof heights, isPhone: boolean) =>
  heights[kind] + (isPhone && heights[kind] === heights.item ? 20 : 0);
const dayMs = 24 * 3_600_000;

function Day({ at, count }: { at: number; count: number | undefined }) {
  const now = useNow();
  const words = isSameDay(at, now)
    ? t('inbox.today')
    : isSameDay(at, now - dayMs)
      ? t('inbox.yesterday')
      : longDate(at);
  return (
    <h2 className="flex h-9 items-end pb-1 pe-3 ps-[34px] text-xs font-medium text-ink-2 phone:pe-0 phone:ps-7">
      {words}
      {count !== undefined && (
        <span className="ms-auto font-regular tabular-nums text-ink-3">{formatNumber(count)}</span>
      )}
    </h2>
  );
}

/** The rows that can be seen and a few around them, under their days: links in a list, one tab stop. */
export function InboxList(props: ListProps) {
  const { items, announcements, more, seenUpTo, scroller, selected, arrived, chosen, onCloseAnnouncement, ...row } =
    props;
  const listRef = useRef<HTMLUListElement>(null);
  const isPhone = useIsPhone();
  const entries = useMemo(
    () => entriesOf(items, seenUpTo, more, isSameDay, announcements),
    [items, seenUpTo, more, announcements],
  );
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(entries[index]?.kind ?? 'item', isPhone),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 8,
    initialRect: { width: 0, height: window.innerHeight },
  });
  const { active, note } = useRows(listRef, entries, virtualizer, selected);
  return (
    <ul ref={listRef} aria-label={t('inbox.list')} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((at) => {
        const entry = entries[at.index];
        if (!entry) return null;
        return (
          <li
            key={at.key}
            ref={virtualizer.measureElement}
            data-index={at.index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${at.start}px)` }}
          >
            {entry.kind === 'day' && <Day at={entry.at} count={entry.count} />}
            {entry.kind === 'seen' && (
              <div className="py-1 pe-3 ps-1.5">
                <Tideline label={t('inbox.seenLabel')}>{t('inbox.seen')}</Tideline>
              </div>
            )}
            {entry.kind === 'announcement' && onCloseAnnouncement && (
              <Guard of={entry.announcement}>
                <AnnouncementRow
                  announcement={entry.announcement}
                  first={entry.first}
                  search={row.search}
                  selected={entry.key === selected}
                  tabbable={entry.key === active}
                  onFocus={note}
                  onClose={onCloseAnnouncement}
                />
              </Guard>
            )}
            {entry.kind === 'item' && (
              <Guard of={entry.item}>
                <ItemRow
                  {...row}
                  item={entry.item}
                  first={entry.first}
                  arrived={arrived.has(entry.key)}
                  selected={entry.key === selected}
                  tabbable={entry.key === active}
                  chosen={chosen?.has(entry.key)}
                  choosing={chosen !== undefined && chosen.size > 0}
                  onFocus={note}
                />
              </Guard>
            )}
          </li>
        );
      })}
    </ul>
  );
}
