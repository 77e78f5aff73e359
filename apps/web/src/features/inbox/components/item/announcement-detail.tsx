import { Link } from '@tanstack/react-router';
import type { ShownAnnouncement } from '@tidings/contracts';
import { ChevronLeft, X } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Tag } from '../../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { AnnouncementText, signs } from '../../../announcements/index.ts';
import type { InboxSearch } from '../../search.ts';

type Props = {
  announcement: ShownAnnouncement;
  back: Omit<InboxSearch, 'item' | 'announcement'>;
  onClose: (announcement: ShownAnnouncement) => void;
};

/** Its text is scrolled with the keyboard, also where nothing in it can be pressed. */
const reading = (title: string) =>
  ({ 'data-scroller': true, role: 'group', tabIndex: 0, 'aria-label': title }) as const;

/** An announcement, whole, where a notification would stand. */
export function AnnouncementDetail({ announcement, back, onClose }: Props) {
  const { importance, title, publishedAt } = announcement;
  const { Sign, tint, tone } = signs[importance];
  return (
    <section data-pane aria-label={title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-[52px] flex-none items-center gap-1 border-b border-line pe-3 ps-5 phone:ps-1">
        <Link
          to="/inbox"
          search={back}
          aria-label={t('inbox.back')}
          className="flex size-11 flex-none items-center justify-center rounded-md laptop:hidden"
        >
          <ChevronLeft className="size-5!" aria-hidden="true" />
        </Link>
        <Tag tone={importance === 'broken' ? 'warn' : 'acc'}>{t(`announcement.is.${importance}`)}</Tag>
        <RelativeTime at={publishedAt} className="ms-1.5 text-xs text-ink-3" />
        <Button
          variant="ghost"
          className="ms-auto"
          icon={<X aria-hidden="true" />}
          keys="e"
          onClick={() => onClose(announcement)}
        >
          {t('action.close')}
        </Button>
      </div>
      <div {...reading(title)} className="min-h-0 flex-1 overflow-y-auto px-6 py-6 phone:px-4">
        <div className="flex items-start gap-4">
          <span
            aria-hidden="true"
            className={cn('flex size-8 flex-none items-center justify-center rounded-[28%]', tint, tone)}
          >
            <Sign className="size-4!" />
          </span>
          <div className="min-w-0 flex-1">
            <h2
              dir="auto"
              className="mb-1 text-start font-head text-lg font-medium tracking-head [overflow-wrap:anywhere]"
            >
              {title}
            </h2>
            <AnnouncementText announcement={announcement} />
          </div>
        </div>
      </div>
    </section>
  );
}
