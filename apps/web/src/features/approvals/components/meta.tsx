import type { Approval } from '@tidings/contracts';
import { Clock, MessageSquare } from 'lucide-react';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { isUrgent, leftInWords } from '../model/words.ts';

const tag = 'inline-flex h-5 items-center rounded-sm px-1.5 text-xs font-medium';

/** Who asks, since when, how long there is, how much can go wrong, and what was said. */
export function ApprovalMeta({ approval }: { approval: Approval }) {
  const now = useNow();
  const { requestedBy, createdAt, deadline, risk, commentCount, required, decisions, state } = approval;
  return (
    <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm leading-5 text-ink-3">
      <span className="text-ink-2">{requestedBy.name}</span>
      <span aria-hidden="true">·</span>
      <RelativeTime at={createdAt} />
      {deadline !== null && state === 'pending' && (
        <>
          <span aria-hidden="true">·</span>
          <span
            className={cn(
              'inline-flex items-center gap-1 [&>svg]:size-3.5',
              isUrgent(deadline, now) && 'text-warning-text',
            )}
          >
            <Clock aria-hidden="true" />
            {leftInWords(deadline, now)}
          </span>
        </>
      )}
      {risk !== 'medium' && (
        <span className={cn(tag, risk === 'high' ? 'bg-danger-tint text-danger-text' : 'bg-active text-ink-2')}>
          {t(`approvals.risk.${risk}`)}
        </span>
      )}
      {required > 1 && (
        <span className="tabular-nums">{t('approvals.votes', { count: decisions.length, required })}</span>
      )}
      {commentCount > 0 && (
        <span className="inline-flex items-center gap-1 tabular-nums [&>svg]:size-3.5">
          <MessageSquare aria-hidden="true" />
          <span className="sr-only">{t('approvals.comments', { count: commentCount })}</span>
          <span aria-hidden="true">{commentCount}</span>
        </span>
      )}
    </p>
  );
}
