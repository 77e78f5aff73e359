import { Bell as Sign } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Popover } from '../../../components/ui/overlay/popover.tsx';
import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { CountBadge } from '../../../components/ui/sign/count-badge.tsx';
import { withMessages } from '../../../i18n/reader.ts';
import { t } from '../../../i18n/t.ts';
import { unreadMark } from '../../../lib/browser/unread-mark.ts';
import { useInboxNumbers } from '../use-unread.ts';

const Pane = lazyPart(
  withMessages(async () => (await import('./inbox-popover.tsx')).InboxPopover),
  ({ onClose }) => onClose(),
);
const preload = () => Pane.preload();

/** How much waits, on every page; what it opens comes with the first press. */
export function Bell() {
  const { unread, unseen } = useInboxNumbers();
  useEffect(() => {
    unreadMark.set(unread);
    if (unread > 0)
      import('../favicon.ts').then(
        ({ followUnread }) => followUnread(),
        () => undefined,
      );
  }, [unread]);
  useEffect(() => () => unreadMark.set(0), []);
  return (
    <Popover
      title={t('nav.inbox')}
      width={440}
      flush
      trigger={
        <IconButton
          onPointerEnter={preload}
          onFocus={preload}
          label={unread > 0 ? t('inbox.bell', { count: unread }) : t('nav.inbox')}
          keys="g i"
        >
          <Sign aria-hidden="true" />
          {unseen > 0 && (
            <i
              data-unseen
              aria-hidden="true"
              className="absolute bottom-1.5 end-1.5 size-2 rounded-full bg-accent shadow-[0_0_0_2px_var(--surface)]"
            />
          )}
          {unread > 0 && <CountBadge count={unread} className="absolute -top-0.5 -end-1" />}
        </IconButton>
      }
    >
      {(close) => <Pane onClose={close} />}
    </Popover>
  );
}
