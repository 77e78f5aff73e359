import type { Notification, ShownAnnouncement } from '@tidings/contracts';
import { type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { PageBody, useScrollElement } from '../../../components/page/page-body.tsx';
import { Pill } from '../../../components/ui/people/pill.tsx';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { useAtTop, useHeld, useHeldAnnouncements } from '../hooks/use-held.ts';
import type { Notifications } from '../hooks/use-notifications.ts';
import { useSeen } from '../hooks/use-seen.ts';
import type { InboxSearch } from '../search.ts';
import { InboxList } from './inbox-list.tsx';
import { InboxEnd, InboxInstead } from './inbox-states.tsx';

type Props = {
  inbox: Notifications;
  items: readonly Notification[];
  /** Those among the rows, and what closes one. */
  announcements: readonly ShownAnnouncement[];
  onCloseAnnouncement: (announcement: ShownAnnouncement) => void;
  search: InboxSearch;
  chosen: ReadonlySet<string>;
  split: boolean;
  head: ReactNode;
  shownUpTo: RefObject<number | undefined>;
  onChoose: (id: string) => void;
  onDone: (id: string) => void;
};

function Rows(props: Omit<Props, 'head'>) {
  const { inbox, items, search: full, chosen, split, shownUpTo, onChoose, onDone, onCloseAnnouncement } = props;
  const { item, announcement, ...search } = full;
  const scroller = useScrollElement();
  const { query } = inbox;
  const atTop = useAtTop(scroller);
  const { shown, waiting, arrived } = useHeld(items, atTop);
  const announcements = useHeldAnnouncements(props.announcements, atTop);
  const top = shown[0]?.position;
  useLayoutEffect(() => {
    shownUpTo.current = top;
  }, [top, shownUpTo]);
  const whole = (search.filter === undefined || search.filter === 'unread') && search.category === undefined;
  const seenUpTo = useSeen(top, whole);
  const toTop = () => scroller.current?.scrollTo({ top: 0 });
  useShortcut('.', toTop, waiting > 0);
  if (shown.length === 0 && (announcements.length === 0 || !query.data))
    return <InboxInstead query={query} filter={search.filter ?? 'all'} empty />;
  return (
    <>
      {waiting > 0 && (
        <div className="sticky top-3 z-(--z-pill) flex h-0 justify-center">
          <Pill faces={[]} direction="up" place="float" onClick={toTop}>
            {t('inbox.pill', { count: waiting })}
          </Pill>
        </div>
      )}
      <div data-opens={split || undefined} className="px-3 phone:px-4">
        <InboxList
          items={shown}
          announcements={announcements}
          more={query.hasNextPage}
          seenUpTo={whole ? seenUpTo : undefined}
          scroller={scroller}
          opens="page"
          search={search}
          selected={item ?? announcement}
          arrived={arrived}
          acts={inbox}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={() => undefined}
          onDone={onDone}
          onCloseAnnouncement={onCloseAnnouncement}
        />
      </div>
      <InboxEnd query={query} />
    </>
  );
}

/** The list, below its head. */
export const InboxPane = ({ head, ...rows }: Props) => (
  <>
    {head}
    <PageBody id="inbox">
      <Rows {...rows} />
    </PageBody>
  </>
);
