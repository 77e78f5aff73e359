import { Link } from '@tanstack/react-router';
import type { Notification } from '@tidings/contracts';
import { ChevronLeft } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Tag } from '../../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { useIsPhone } from '../../../../lib/browser/use-media.ts';
import { exactTime } from '../../../../lib/time/time.ts';
import type { Doing } from '../../hooks/use-notifications.ts';
import type { InboxSearch } from '../../search.ts';
import { WhySection } from '../../why/components/why-section.tsx';
import { NotificationFace } from '../notification-face.tsx';
import { NotificationTitle } from '../notification-title.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemMenu } from './item-menu.tsx';

type Props = {
  item: Notification;
  acts: Doing;
  search: InboxSearch;
  why: boolean;
  onWhy: (open: boolean) => void;
  onDone: () => void;
};

/** One notification, whole: what happened, what was said, and the way there. */
export function ItemDetail({ item, acts, search: { item: _, ...list }, why, onWhy, onDone }: Props) {
  const isPhone = useIsPhone();
  return (
    <section data-pane aria-label={item.title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-[52px] flex-none items-center gap-1 border-b border-line pe-3 ps-5 phone:ps-1">
        <Link
          to="/inbox"
          search={list}
          aria-label={t('inbox.back')}
          className="flex size-11 flex-none items-center justify-center rounded-md laptop:hidden"
        >
          <ChevronLeft className="size-5!" aria-hidden="true" />
        </Link>
        <Tag>{t(`inbox.category.${item.category}`)}</Tag>
        <RelativeTime at={item.updatedAt} className="ms-1.5 text-xs text-ink-3" />
        <span className="ms-auto flex items-center gap-0.5">
          {isPhone ? <ItemMenu {...{ item, acts, onDone }} /> : <ItemActions {...{ item, acts, onDone }} />}
        </span>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 py-6 phone:px-4">
        <div className="flex items-start gap-4">
          <NotificationFace item={item} />
          <div className="min-w-0 flex-1">
            <h2 className="font-head text-lg font-medium tracking-head [unicode-bidi:plaintext] text-start [overflow-wrap:anywhere]">
              <NotificationTitle item={item} unread />
            </h2>
            <p className="mt-1 text-xs text-ink-3">
              <time dateTime={item.updatedAt}>{exactTime(Date.parse(item.updatedAt))}</time>
            </p>
            {item.message !== '' && (
              <p
                dir="auto"
                className="mt-4 max-w-[634px] text-read whitespace-pre-line text-ink [overflow-wrap:anywhere]"
              >
                {item.message}
              </p>
            )}
            {item.snoozedUntil !== null && (
              <p className="mt-4 text-sm text-ink-2">
                {t('inbox.until', { time: exactTime(Date.parse(item.snoozedUntil)) })}
              </p>
            )}
            {item.actionUrl !== null && (
              <Button variant="pri" asChild className="mt-6" keys="o">
                <a data-inner data-opens-item href={item.actionUrl}>
                  {item.actionText ?? t('inbox.open')}
                </a>
              </Button>
            )}
          </div>
        </div>
        <WhySection item={item} open={why} onOpen={onWhy} onMute={() => acts.ask('mute', item)} />
      </div>
    </section>
  );
}
