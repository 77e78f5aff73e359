import { Link } from '@tanstack/react-router';
import type { Approval } from '@tidings/contracts';
import { Users, X } from 'lucide-react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Check } from '../../../../components/ui/form/check.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import type { Choice } from '../../hooks/use-bulk.ts';
import type { Decider } from '../../hooks/use-decider.ts';
import { AskerSign } from '../asker-sign.tsx';
import { Deciding } from '../deciding.tsx';
import { ApprovalMeta } from '../meta.tsx';
import { Outcome } from '../outcome.tsx';
import { RejectForm } from '../reject-form.tsx';

type Props = {
  approval: Approval;
  decider: Decider;
  current: boolean;
  wash: string | undefined;
  /** It waits still; else it stands here until the reader has turned away. */
  isHere: boolean;
  choice: Choice | undefined;
};

/** Somebody was faster: who, what and when, and it stays until the reader has read it. */
const Lost = ({ approval: { id }, words, onRead }: { approval: Approval; words: string; onRead: () => void }) => (
  <Strip
    tone="warn"
    role="alert"
    icon={<Users aria-hidden="true" />}
    className="mt-2.5"
    actions={
      <>
        <Button asChild size="sm">
          <Link to="/approvals/$id" params={{ id }}>
            {t('approvals.look')}
          </Link>
        </Button>
        <IconButton dense label={t('action.close')} onClick={onRead}>
          <X aria-hidden="true" />
        </IconButton>
      </>
    }
  >
    {words}
  </Strip>
);

const Buttons = ({
  title,
  current,
  decider: { askWhy, approve },
}: {
  title: string;
  current: boolean;
  decider: Decider;
}) => (
  <div className="flex items-start gap-1.5 phone:col-span-2 phone:mt-2.5 phone:*:flex-1">
    <Button onClick={() => askWhy(true)} {...(current && { keys: 'x' })}>
      {t('approvals.reject')}
      <span className="sr-only">: {title}</span>
    </Button>
    <Button variant={current ? 'pri' : 'sec'} onClick={approve} {...(current && { keys: 'a' })}>
      {t('approvals.approve')}
      <span className="sr-only">: {title}</span>
    </Button>
  </div>
);

/** What was said last, and why it is asked: on the row the reader is at. */
const More = ({ approval: { summary, lastComments } }: { approval: Approval }) => (
  <>
    {summary !== '' && (
      <p className="mt-1.5 line-clamp-3 max-w-[62ch] text-sm leading-5 text-ink-2 [overflow-wrap:anywhere]">
        {summary}
      </p>
    )}
    {lastComments.map(({ id, by, body, at }) => (
      <p key={id} className="mt-1 flex items-baseline gap-1.5 text-sm">
        <b className="flex-none font-semi">
          <bdi>{by.name}</bdi>
        </b>
        <span className="min-w-0 truncate">{body}</span>
        <RelativeTime at={at} className="flex-none text-xs text-ink-3" />
      </p>
    ))}
  </>
);

/** An approval in the list: what, who, until when, and the two buttons of whoever may decide it. */
export function ApprovalRow({ approval, decider, current, wash, isHere, choice }: Props) {
  const { id, title } = approval;
  const { deciding, lost, mayDecide, asksWhy, reject, askWhy, dismiss } = decider;
  return (
    <article
      // biome-ignore lint/a11y/noNoninteractiveTabindex: articles of a feed are walked by keyboard
      tabIndex={0}
      data-row={id}
      aria-label={title}
      className={cn(
        'relative -mx-3 grid grid-cols-[32px_minmax(0,1fr)_auto] gap-x-3 rounded-md p-3 phone:grid-cols-[32px_minmax(0,1fr)]',
        'after:absolute after:inset-x-3 after:start-14 after:bottom-0 after:h-px after:bg-line',
        current && choice === undefined && 'bg-selected after:hidden',
        wash,
      )}
    >
      {choice && isHere && mayDecide ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: the box is inside (Check)
        <label className="flex size-8 items-center justify-center phone:-m-1.5 phone:size-11">
          <span className="sr-only">{t('approvals.bulk.choose', { title })}</span>
          <Check checked={choice.chosen.has(id)} onChange={({ target }) => choice.choose(approval, target.checked)} />
        </label>
      ) : (
        <AskerSign by={approval.requestedBy} />
      )}
      <div className="min-w-0">
        <h2
          className={cn(
            'text-base leading-5 font-semi [overflow-wrap:anywhere]',
            (deciding || !isHere) && 'font-medium text-ink-3',
          )}
        >
          <Link to="/approvals/$id" params={{ id }} className="hover:underline">
            <bdi>{title}</bdi>
          </Link>
        </h2>
        <ApprovalMeta approval={approval} />
        {current && isHere && choice === undefined && <More approval={approval} />}
        {!isHere && lost === undefined && (
          <p role="status" className="mt-2">
            <Outcome approval={approval} />
          </p>
        )}
        {deciding && isHere && <Deciding what={deciding} decider={decider} />}
        {lost !== undefined && <Lost approval={approval} words={lost} onRead={dismiss} />}
        {asksWhy && <RejectForm first={decider.reason} onReject={reject} onCancel={() => askWhy(false)} />}
      </div>
      {isHere && mayDecide && !deciding && !asksWhy && choice === undefined && (
        <Buttons {...{ title, current, decider }} />
      )}
    </article>
  );
}
