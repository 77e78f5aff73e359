import { Check, Clock, UserPlus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { clockTime } from '../../../../lib/time/time.ts';
import type { OneApproval } from '../../api/approvals.ts';
import { isUrgent, leftInWords } from '../../model/words.ts';

const Slot = ({ children }: { children: ReactNode }) => (
  <li className="flex min-w-44 flex-1 items-center gap-3 border-line border-s py-1 ps-4 text-sm first:border-s-0 first:ps-0">
    {children}
  </li>
);

/** How long there is, as words and as a line that shrinks. */
function Deadline({ approval: { createdAt, deadline, state } }: { approval: OneApproval }) {
  const now = useNow();
  if (deadline === null) return <span className="text-ink-2">{t('approvals.noDeadline')}</span>;
  if (state !== 'pending')
    return <b className="font-semi">{t(state === 'expired' ? 'approvals.end.expired' : 'approvals.inTime')}</b>;
  const [from, to] = [Date.parse(createdAt), Date.parse(deadline)];
  const share = Math.min(1, Math.max(0, (to - now) / Math.max(1, to - from)));
  const words = leftInWords(deadline, now);
  const urgent = isUrgent(deadline, now);
  return (
    <span className="min-w-0 flex-1">
      <b className={cn('font-semi', urgent && 'text-warning-text')}>{words}</b>{' '}
      <span className="text-ink-3 tabular-nums">{clockTime(to)}</span>
      <span
        role="progressbar"
        aria-label={t('approvals.deadline')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
        className="mt-1.5 block h-1 overflow-hidden rounded-full bg-active"
      >
        <span
          className={cn('block size-full origin-left rtl:origin-right', urgent ? 'bg-warning-text' : 'bg-ink-3')}
          style={{ transform: `scaleX(${share})` }}
        />
      </span>
    </span>
  );
}

/** Who decided what, how many more it takes, and until when. */
export function Votes({ approval }: { approval: OneApproval }) {
  const { decisions, required, state } = approval;
  const approved = decisions.filter(({ decision }) => decision === 'approve').length;
  const left = state === 'pending' ? required - approved : 0;
  return (
    <section className="mt-4 border-y border-line py-3">
      <div className="flex flex-wrap gap-y-3">
        <ul
          aria-label={t('approvals.votesList', { count: approved, required })}
          className="flex min-w-0 flex-2 basis-80 flex-wrap gap-y-2"
        >
          {decisions.map(({ by, decision, comment, at }) => (
            <Slot key={by.id}>
              <Avatar person={by} size={28} />
              <span className="min-w-0">
                <b className="block truncate font-semi">
                  <bdi>{by.displayName}</bdi>
                </b>
                <span className={decision === 'approve' ? 'text-success-text' : 'text-danger-text'}>
                  {decision === 'approve' ? (
                    <Check aria-hidden="true" className="inline size-3.5" />
                  ) : (
                    <X aria-hidden="true" className="inline size-3.5" />
                  )}{' '}
                  {t(decision === 'approve' ? 'approvals.act.approved' : 'approvals.act.rejected')},{' '}
                  <RelativeTime at={at} />
                </span>
                {comment !== null && <span className="block text-ink-2 [overflow-wrap:anywhere]">{comment}</span>}
              </span>
            </Slot>
          ))}
          {left > 0 && (
            <Slot>
              <UserPlus aria-hidden="true" className="size-5 flex-none text-ink-3" />
              <span className="text-ink-2">{t('approvals.free', { count: left })}</span>
            </Slot>
          )}
          {decisions.length === 0 && left === 0 && <Slot>{t(`approvals.state.${state}`)}</Slot>}
        </ul>
        <div className="flex min-w-48 flex-1 items-center gap-2 border-line border-s ps-4 text-sm phone:border-s-0 phone:ps-0">
          <Clock aria-hidden="true" className="flex-none text-ink-3" />
          <span className="sr-only">{t('approvals.deadline')}</span>
          <Deadline approval={approval} />
        </div>
      </div>
    </section>
  );
}
