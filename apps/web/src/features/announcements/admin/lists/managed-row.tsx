import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { Tag } from '../../../../components/ui/sign/badge.tsx';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { exactTime } from '../../../../lib/time/time.ts';
import { useSecondsUntil } from '../../../../lib/time/use-seconds-until.ts';
import { signs } from '../../components/signs.ts';
import type { Managed } from '../api/managed.ts';
import { type Deed, useDeed } from './use-deed.ts';

/** For whom, and when: one line below the headline. */
function about({
  audience,
  audienceName,
  state,
  publishAt,
  publishedAt,
  endedAt,
  endsAt,
  updatedBy,
  updatedAt,
}: Managed) {
  const who = audience.id === null ? t('announcements.everybody') : (audienceName ?? t('announcements.goneGroup'));
  const at = (instant: string | null) => (instant === null ? '' : exactTime(Date.parse(instant)));
  const when = {
    draft: () => t('announcements.at.draft', { name: updatedBy.displayName, time: at(updatedAt) }),
    planned: () => t('announcements.at.planned', { time: at(publishAt) }),
    published: () =>
      endsAt === null
        ? t('announcements.at.published', { time: at(publishedAt) })
        : t('announcements.at.publishedUntil', { time: at(publishedAt), until: at(endsAt) }),
    ended: () => t('announcements.at.ended', { time: at(publishedAt), until: at(endedAt) }),
    called_back: () => t('announcements.at.calledBack', { time: at(endedAt) }),
  };
  return `${who} · ${when[state]()}`;
}

/** Calls it back while that is possible: the seconds are on the button. */
function CallBack({ until, onCall, pending }: { until: string; onCall: () => void; pending: boolean }) {
  const seconds = useSecondsUntil(Date.parse(until));
  if (seconds === undefined || seconds === 0) return null;
  return (
    <Button variant="danger" size="sm" className="tabular-nums phone:h-11" pending={pending} onClick={onCall}>
      {t('announcements.callBack', { seconds })}
    </Button>
  );
}

type Asking = { deed: Extract<Deed, 'end' | 'delete'>; title: string; pending: boolean };

const Sure = ({ asking, onYes, onNo }: { asking: Asking; onYes: () => void; onNo: () => void }) => (
  <Dialog
    open
    onOpenChange={(open) => !open && onNo()}
    title={t(`announcements.sure.${asking.deed}`)}
    width={400}
    footer={
      <>
        <Button variant="ghost" onClick={onNo}>
          {t('action.cancel')}
        </Button>
        <Button variant="danger" pending={asking.pending} onClick={onYes}>
          {t(`announcements.${asking.deed}`)}
        </Button>
      </>
    }
  >
    <p className="text-sm text-ink-2">{t(`announcements.sureBody.${asking.deed}`, { title: asking.title })}</p>
  </Dialog>
);

/** One announcement and what can be done with it. What does not come back is asked about. */
export function ManagedRow({ made }: { made: Managed }) {
  const { id, title, importance, state, callableUntil } = made;
  const [asks, ask] = useState<Asking['deed']>();
  const deed = useDeed(id, title);
  const { Sign, tint, tone } = signs[importance];
  const isOver = state === 'ended' || state === 'called_back';
  return (
    <li className="flex items-start gap-3 border-b border-line py-3 text-sm phone:flex-wrap">
      <span
        aria-hidden="true"
        className={cn('flex size-8 flex-none items-center justify-center rounded-[28%]', tint, tone)}
      >
        <Sign className="size-4!" />
      </span>
      <div className="min-w-0 flex-1 phone:basis-[200px]">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <b dir="auto" className={cn('font-medium [overflow-wrap:anywhere]', isOver && 'text-ink-2')}>
            {title}
          </b>
          {(isOver || state === 'published') && (
            <Tag tone={state === 'published' ? 'live' : 'plain'}>{t(`announcements.state.${state}`)}</Tag>
          )}
        </p>
        <p className="mt-0.5 text-ink-2 [overflow-wrap:anywhere]">{about(made)}</p>
      </div>
      <div className="flex flex-none flex-wrap gap-2 phone:basis-full">
        {callableUntil !== null && (
          <CallBack
            until={callableUntil}
            pending={deed.isPending && deed.variables === 'callBack'}
            onCall={() => deed.mutate('callBack')}
          />
        )}
        {!isOver && (
          <Button size="sm" className="phone:h-11" asChild>
            <Link to="/announcements" search={{ id }} aria-label={t('announcements.editLabel', { title })}>
              {t('announcements.edit')}
            </Link>
          </Button>
        )}
        {state === 'published' && (
          <Button size="sm" variant="ghost" className="phone:h-11" onClick={() => ask('end')}>
            {t('announcements.end')}
          </Button>
        )}
        {(state === 'draft' || state === 'planned') && (
          <Button size="sm" variant="ghost" className="phone:h-11" onClick={() => ask('delete')}>
            {t('announcements.delete')}
          </Button>
        )}
      </div>
      {asks && (
        <Sure
          asking={{ deed: asks, title, pending: deed.isPending }}
          onNo={() => ask(undefined)}
          onYes={() => deed.mutate(asks, { onSettled: () => ask(undefined) })}
        />
      )}
    </li>
  );
}
