import { Link } from '@tanstack/react-router';
import type { ShownAnnouncement } from '@tidings/contracts';
import { X } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Tag } from '../../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { useIsPhone } from '../../../../lib/browser/use-media.ts';
import { cn } from '../../../../lib/cn.ts';
import { leadOf, signs } from '../../../announcements/index.ts';
import type { InboxSearch } from '../../search.ts';
import { shape } from './item-row.tsx';

type Props = {
  announcement: ShownAnnouncement;
  first: boolean;
  search: InboxSearch;
  selected: boolean;
  tabbable: boolean;
  onFocus: (id: string) => void;
  onClose: (announcement: ShownAnnouncement) => void;
};

/** A row among the notifications that is none: neither read nor unread, and all that can be done with it is to close it. */
export const AnnouncementRow = memo(function AnnouncementRow(props: Props) {
  const { announcement, first, search, selected, tabbable, onFocus, onClose } = props;
  const { id, importance, title, body, publishedAt } = announcement;
  const { Sign, tint, tone } = signs[importance];
  const isPhone = useIsPhone();
  const lead = leadOf(body);
  const mark = <Tag tone={importance === 'broken' ? 'warn' : 'acc'}>{t('inbox.announcement')}</Tag>;
  return (
    <article className="group relative" data-announcement>
      {!first && (
        <i
          aria-hidden="true"
          className="absolute top-0 end-3 start-[78px] h-px bg-line phone:end-0 phone:start-[72px]"
        />
      )}
      <Link
        to="/inbox"
        search={{ ...search, announcement: id }}
        data-row={id}
        data-selected={selected || undefined}
        aria-current={selected || undefined}
        tabIndex={tabbable ? 0 : -1}
        onFocus={() => onFocus(id)}
        className={shape}
      >
        <span />
        <span
          aria-hidden="true"
          className={cn('flex size-8 flex-none items-center justify-center rounded-[28%]', tint, tone)}
        >
          <Sign className="size-4!" />
        </span>
        <span className="min-w-0">
          <span className="flex min-w-0 items-center gap-2 text-sm text-ink">
            <b dir="auto" className="truncate font-medium phone:line-clamp-2 phone:whitespace-normal">
              {title}
            </b>
            {!isPhone && mark}
          </span>
          <span className="flex min-w-0 items-center gap-2 text-sm text-ink-2">
            {isPhone && mark}
            <span dir="auto" className="truncate">
              {lead === '' ? t(`announcement.is.${importance}`) : lead}
            </span>
          </span>
        </span>
        <span className="whitespace-nowrap text-end text-xs leading-5 text-ink-3 wide:group-hover:invisible wide:group-focus-within:invisible">
          <RelativeTime at={publishedAt} />
        </span>
      </Link>
      <span
        className={
          isPhone
            ? 'absolute -end-2 bottom-0.5'
            : 'absolute end-2 top-1 rounded-md bg-raised p-px opacity-0 shadow-1 group-hover:opacity-100 group-focus-within:opacity-100'
        }
      >
        <IconButton
          dense
          label={t('inbox.closeAnnouncement', { title })}
          keys="e"
          tabIndex={isPhone || tabbable ? 0 : -1}
          onClick={() => onClose(announcement)}
        >
          <X aria-hidden="true" />
        </IconButton>
      </span>
    </article>
  );
});
