import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useMemo, useRef } from 'react';
import { useScrollElement } from '../../../components/page/page-body.tsx';
import { Entering } from '../../../components/ui/feedback/entering.tsx';
import { Guard } from '../../../components/ui/feedback/guard.tsx';
import { Tideline } from '../../../components/ui/sign/tideline.tsx';
import { t } from '../../../i18n/t.ts';
import { useIsPhone } from '../../../lib/browser/use-media.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import type { CalmTopics } from '../hooks/use-calm-order.ts';
import { useRovingRows } from '../hooks/use-roving-rows.ts';
import { entriesOf } from '../model/list-entries.ts';
import { visitTime } from '../model/visit-time.ts';
import { TopicRow } from './topic-row.tsx';

const rowPx = 64;
const phoneRowPx = 106;
const tidePx = 36;

type Props = {
  calm: CalmTopics;
  lastVisit: number | undefined;
  focusRef: RefObject<((id: string) => void) | null>;
};

/** The rows that can be seen, and a few around them. Links in a list, one tab stop. */
export function TopicList({ calm, lastVisit, focusRef }: Props) {
  const scroller = useScrollElement();
  const listRef = useRef<HTMLUListElement>(null);
  const isPhone = useIsPhone();
  const entries = useMemo(() => entriesOf(calm.topics, lastVisit), [calm.topics, lastVisit]);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (entries[index]?.kind === 'tideline' ? tidePx : isPhone ? phoneRowPx : rowPx),
    getItemKey: (index) => entries[index]?.key ?? index,
    overscan: 8,
    scrollMargin: 52,
    scrollPaddingStart: 60,
    initialRect: { width: 0, height: window.innerHeight },
  });
  const { active, setCurrent, focus } = useRovingRows(listRef, entries, virtualizer);
  focusRef.current = focus;
  return (
    <ul
      ref={listRef}
      aria-label={t('topics.list')}
      className="relative -mx-3 phone:-me-0 phone:-ms-2"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((item) => {
        const entry = entries[item.index];
        if (!entry) return null;
        return (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
          >
            {entry.kind === 'tideline' ? (
              <YouWereHere at={lastVisit ?? 0} />
            ) : (
              <Entering on={calm.arrived.has(entry.key)}>
                <Guard of={entry.topic}>
                  <TopicRow
                    topic={entry.topic}
                    first={entry.first}
                    arrived={calm.arrived.has(entry.key)}
                    tabbable={entry.key === active}
                    onFocus={setCurrent}
                  />
                </Guard>
              </Entering>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function YouWereHere({ at }: { at: number }) {
  const time = visitTime(at, serverNow());
  return (
    <div className="px-3 py-1 phone:pe-0 phone:ps-2">
      <Tideline label={t('topics.youWereHereLabel', { time })} note={time}>
        {t('topics.youWereHere')}
      </Tideline>
    </div>
  );
}
