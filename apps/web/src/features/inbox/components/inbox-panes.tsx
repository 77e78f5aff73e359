import { useNavigate } from '@tanstack/react-router';
import type { Notification, ShownAnnouncement } from '@tidings/contracts';
import { useEffect, useRef, useState } from 'react';
import { PageBody } from '../../../components/page/page-body.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { useIsPhone, useIsTablet } from '../../../lib/browser/use-media.ts';
import { focusTitle, useAnnouncements, useClose } from '../../announcements/index.ts';
import { useInboxKeys } from '../hooks/use-inbox-keys.ts';
import { useNotifications } from '../hooks/use-notifications.ts';
import { useOne } from '../hooks/use-one.ts';
import type { InboxSearch } from '../search.ts';
import { Asked } from '../why/components/asked.tsx';
import { InboxHead } from './inbox-head.tsx';
import { InboxPane } from './inbox-pane.tsx';
import { AnnouncementDetail } from './item/announcement-detail.tsx';
import { ItemDetail } from './item/item-detail.tsx';
import { ItemGone } from './item/item-gone.tsx';
import { UndoBar } from './undo-bar.tsx';

const nothingSaid: readonly ShownAnnouncement[] = [];
const none: ReadonlySet<string> = new Set();

/** With the one that is open in its place, where what it is now would have taken it out of the list. */
function withOpen(
  items: readonly Notification[],
  open: Notification | undefined,
  stays: boolean,
): readonly Notification[] {
  if (!open || !stays || items.some(({ id }) => id === open.id)) return items;
  const at = items.findIndex(({ position }) => position < open.position);
  return items.toSpliced(at < 0 ? items.length : at, 0, { ...open, readAt: open.readAt ?? open.updatedAt });
}

/** List and detail side by side; one after the other where there is no room. */
export function InboxPanes({ search }: { search: InboxSearch }) {
  const { filter = 'all', category } = search;
  const inbox = useNotifications({ filter, category });
  const navigate = useNavigate();
  const [phone, tablet] = [useIsPhone(), useIsTablet()];
  const split = !phone && !tablet;
  const [chosen, setChosen] = useState(none);
  const [why, setWhy] = useState(false);
  const shownUpTo = useRef<number>(undefined);
  const { open: shownOpen, isGone } = useOne(search.item, inbox.items);
  const items = withOpen(inbox.items, shownOpen, filter === 'unread');

  const said = useAnnouncements('inbox');
  const close = useClose();
  const openSaid = said?.find(({ id }) => id === search.announcement);
  const { act } = inbox;
  const openId = shownOpen?.id;
  const asksRead = shownOpen?.readAt === null;
  // Once when it is opened: what is marked unread afterwards stays so.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the opening counts
  useEffect(() => {
    if (shownOpen && asksRead) act('read', [shownOpen], 'quiet');
  }, [openId]);

  const show = (item: Notification | undefined) => {
    const { item: _, announcement: __, ...list } = search;
    void navigate({ to: '/inbox', search: item ? { ...list, item: item.id } : list, replace: true });
  };
  /** The one after it opens, or at the end the one before. */
  const done = (id: string) => {
    if (search.item !== id) return;
    const at = items.findIndex((item) => item.id === id);
    show(split ? (items[at + 1] ?? items[at - 1]) : undefined);
  };
  const choose = (id: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const closeAnnouncement = (announcement: ShownAnnouncement | undefined) => {
    if (!announcement) return false;
    close(announcement);
    focusTitle();
    if (search.announcement === announcement.id) show(undefined);
    return true;
  };
  const several = items.filter(({ id }) => chosen.has(id)).slice(0, 500);
  const bulk = (verb: Parameters<typeof act>[0]) => {
    act(verb, several);
    setChosen(none);
    if (shownOpen && chosen.has(shownOpen.id) && verb !== 'read' && verb !== 'unread') show(undefined);
  };
  useInboxKeys({
    items,
    open: shownOpen,
    several,
    inbox,
    onClose: (rowId) => closeAnnouncement(said?.find(({ id }) => id === (rowId ?? search.announcement))),
    onDone: done,
    onChoose: choose,
    onBulk: bulk,
    onWhy: () => setWhy(!why),
  });

  const list = (
    <InboxPane
      {...{ inbox, items, search, chosen, split, shownUpTo }}
      announcements={filter === 'all' && category === undefined && said ? said : nothingSaid}
      onCloseAnnouncement={closeAnnouncement}
      onChoose={choose}
      onDone={done}
      head={<InboxHead {...{ search, inbox, several, shownUpTo }} onBulk={bulk} onNone={() => setChosen(none)} />}
    />
  );
  const { item: _, announcement: __, ...withoutItem } = search;
  const isAnnouncementGone = search.announcement !== undefined && said !== undefined && !openSaid;
  const detail = openSaid ? (
    <AnnouncementDetail key={openSaid.id} announcement={openSaid} back={withoutItem} onClose={closeAnnouncement} />
  ) : isGone || isAnnouncementGone ? (
    <ItemGone back={withoutItem} />
  ) : (
    shownOpen && (
      <ItemDetail
        key={shownOpen.id}
        item={shownOpen}
        acts={inbox}
        search={search}
        why={why}
        onWhy={setWhy}
        onDone={() => done(shownOpen.id)}
      />
    )
  );
  return (
    <div className="relative flex min-h-0 flex-1">
      {split ? (
        <>
          <div className="relative flex min-h-0 w-[46%] min-w-[440px] max-w-[640px] flex-none flex-col border-e border-line">
            {list}
          </div>
          {detail ?? (
            <PageBody id="inbox-detail">
              {search.item === undefined && search.announcement === undefined && (
                <StatePanel kind="wave" title={t('inbox.nothingOpen')} />
              )}
            </PageBody>
          )}
        </>
      ) : (
        (detail ?? <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">{list}</div>)
      )}
      <Asked asked={inbox.asked} onAsk={inbox.ask} onClose={inbox.onAnswered} />
      <UndoBar className={split ? 'end-auto! w-[46%] min-w-[440px] max-w-[640px]' : ''} />
    </div>
  );
}
