import { Link } from '@tanstack/react-router';
import type { TopicView } from '@tidings/contracts';
import { Lock, MessageSquare, Pin } from 'lucide-react';
import { memo } from 'react';
import { useWash } from '../../../components/ui/feedback/wash.ts';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { Faces } from '../../../components/ui/people/faces.tsx';
import { Tag, UnreadDot } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { RollingNumber } from '../../../components/ui/sign/rolling-number.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useDraftWaits } from '../../../lib/waiting-drafts.ts';
import { isUnread, newReplies } from '../model/data.ts';
import { RowMeta } from './row-meta.tsx';

const grid =
  'relative grid h-16 grid-cols-[16px_32px_minmax(0,1fr)_84px_52px_56px] items-center gap-x-3 rounded-md px-3 hover:bg-hover phone:hover:bg-transparent focus-visible:z-(--z-raised) focus-visible:bg-selected phone:h-auto phone:min-h-[84px] phone:grid-cols-[minmax(0,1fr)_auto] phone:items-start phone:gap-x-2.5 phone:rounded-none phone:py-[11px] phone:pe-0 phone:ps-4';

type Props = { topic: TopicView; first: boolean; arrived: boolean; tabbable: boolean; onFocus: (id: string) => void };

function NewMark({ topic }: { topic: TopicView }) {
  const count = newReplies(topic);
  return (
    <span className="flex-none text-xs font-semi text-accent-text phone:leading-[22px]">
      {count === undefined ? t('topics.new') : t('topics.newCount', { count })}
    </span>
  );
}

const mark = 'mt-px size-3.5! text-ink-3 phone:mt-1';

/** 64 px: gutter, face, title and what happened last, who takes part, how many replies, when. */
export const TopicRow = memo(function TopicRow({ topic, first, arrived, tabbable, onFocus }: Props) {
  const unread = isUnread(topic, useMember()?.id);
  const read = topic.viewer !== null && !unread;
  const wash = useWash(arrived);
  const hasDraft = useDraftWaits(topic.id);
  return (
    <Link
      to="/t/$id"
      params={{ id: topic.id }}
      data-row={topic.id}
      tabIndex={tabbable ? 0 : -1}
      onFocus={() => onFocus(topic.id)}
      className={cn(grid, wash)}
    >
      {!first && (
        <i aria-hidden="true" className="absolute top-0 end-3 start-[72px] h-px bg-line phone:end-0 phone:start-4" />
      )}
      <span className="flex justify-center phone:absolute phone:top-[17px] phone:start-0 phone:w-3">
        {unread && <UnreadDot />}
      </span>
      <span className="phone:hidden">
        <Avatar person={topic.author} />
      </span>
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2 phone:items-start">
          <span className="sr-only">
            {unread && t('topics.unread')} {topic.pinned && t('topics.pinned')} {topic.locked && t('topics.locked')}
          </span>
          {topic.pinned && <Pin className={mark} aria-hidden="true" />}
          {topic.locked && <Lock className={mark} aria-hidden="true" />}
          <h2
            className={cn(
              'truncate text-left font-head text-md leading-[22px] tracking-[-.006em] [unicode-bidi:plaintext] rtl:text-right phone:line-clamp-2 phone:whitespace-normal phone:text-read phone:leading-[22px]',
              read ? 'font-medium text-ink-2' : 'font-semi text-ink',
            )}
          >
            {topic.title || t('topics.hiddenTitle')}
          </h2>
          <span className="contents phone:hidden">{unread && <NewMark topic={topic} />}</span>
          {hasDraft && <Tag>{t('topics.draft')}</Tag>}
        </div>
        <RowMeta topic={topic} />
      </div>
      <span className="text-end phone:hidden">
        <Faces people={topic.counts.participants} />
      </span>
      <span className="flex items-center justify-end gap-[5px] text-sm tabular-nums text-ink-3 phone:hidden">
        <span className="sr-only">{t('topics.replies', { count: topic.counts.replyCount })}</span>
        <span aria-hidden="true" className="contents">
          <RollingNumber value={topic.counts.replyCount} />
          <MessageSquare className="size-3.5! opacity-75" />
        </span>
      </span>
      <span
        className={cn(
          'flex justify-end gap-2.5 whitespace-nowrap text-end text-sm phone:text-xs phone:leading-[22px]',
          unread ? 'text-ink-2' : 'text-ink-3',
        )}
      >
        <span className="wide:hidden">{unread && <NewMark topic={topic} />}</span>
        <RelativeTime at={topic.counts.lastActivityAt} />
      </span>
    </Link>
  );
});
