import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { SegmentCount, segment } from '../../../components/ui/form/segmented.tsx';
import { Kbd } from '../../../components/ui/sign/kbd.tsx';
import { t } from '../../../i18n/t.ts';
import { useHeld } from '../hooks/use-held.ts';
import { useNotifications } from '../hooks/use-notifications.ts';
import { useSeen } from '../hooks/use-seen.ts';
import { useTakeFocus } from '../hooks/use-take-focus.ts';
import { Asked } from '../why/components/asked.tsx';
import { InboxList } from './inbox-list.tsx';
import { InboxEnd, InboxInstead } from './inbox-states.tsx';
import { UndoBar } from './undo-bar.tsx';

const filters = ['all', 'unread', 'mentions'] as const;
const nothing = () => undefined;

/** Arrows go from one to the next, also from what stands above them; what is not drawn yet is by the time it is reached. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const pane = event.currentTarget;
  // A menu of an item has arrows of its own, and is drawn elsewhere.
  if (step === undefined || event.defaultPrevented || !pane.contains(event.target as Node)) return;
  event.preventDefault();
  const rows = [...pane.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]?.focus();
}

/** The newest of the inbox, under the bell: a press on one leads to what it is about, and it is read. */
export function InboxPopover({ onClose }: { onClose: () => void }) {
  const pane = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  useTakeFocus(pane);
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const inbox = useNotifications({ filter });
  const { query, items, unread, readAll, act } = inbox;
  const { arrived } = useHeld(items, true);
  const seenUpTo = useSeen(items[0]?.position, filter !== 'mentions');
  const top = items[0]?.position;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what has the focus in it is pressed, it hears
    <div ref={pane} className="contents" onKeyDown={moveByArrow}>
      <div className="flex h-[52px] flex-none items-center gap-2.5 pe-3 ps-4">
        <h2 className="font-head text-lg font-semi tracking-head">{t('nav.inbox')}</h2>
        {unread > 0 && (
          <span className="text-sm tabular-nums text-ink-3">{t('inbox.unreadCount', { count: unread })}</span>
        )}
        <span className="ms-auto">
          {unread > 0 && top !== undefined && (
            <IconButton
              label={t('inbox.readAll')}
              onClick={() => readAll(top, filter === 'mentions' ? 'mentions' : undefined)}
            >
              <CheckCheck aria-hidden="true" />
            </IconButton>
          )}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div
        role="group"
        aria-label={t('inbox.filter')}
        className="flex flex-none gap-0.5 border-b border-line px-3 pb-2"
      >
        {filters.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === filter}
            onClick={() => setFilter(name)}
            className={segment}
          >
            {t(`inbox.filter.${name}`)}
            {name === 'unread' && <SegmentCount count={unread} />}
          </button>
        ))}
      </div>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div
          ref={scroller}
          data-scroller
          className="max-h-[540px] min-h-[220px] flex-1 overflow-y-auto overscroll-contain px-1.5"
        >
          {items.length === 0 ? (
            <InboxInstead query={query} filter={filter} empty small />
          ) : (
            <>
              <InboxList
                items={items}
                more={query.hasNextPage}
                seenUpTo={filter === 'all' ? seenUpTo : undefined}
                scroller={scroller}
                opens="target"
                search={{}}
                arrived={arrived}
                acts={inbox}
                onOpen={(item) => {
                  if (item.readAt === null) act('read', [item], 'quiet');
                  onClose();
                }}
                onDone={nothing}
              />
              <InboxEnd query={query} />
            </>
          )}
        </div>
        <Asked asked={inbox.asked} onAsk={inbox.ask} onClose={inbox.onAnswered} />
        <UndoBar />
      </div>
      <div className="flex h-11 flex-none items-center border-t border-line px-4 text-sm">
        <Link
          to="/inbox"
          onClick={onClose}
          className="flex items-center gap-2 rounded-sm font-semi hover:text-accent-text"
        >
          {t('inbox.openPage')}
          <span aria-hidden="true">
            <Kbd keys="g i" />
          </span>
        </Link>
      </div>
    </div>
  );
}
