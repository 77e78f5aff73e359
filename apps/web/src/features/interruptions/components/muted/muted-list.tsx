import { useQuery } from '@tanstack/react-query';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Skeleton, useCalmPending } from '../../../../components/ui/feedback/skeleton.tsx';
import { t } from '../../../../i18n/t.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { mutesQuery } from '../../api/mutes.ts';
import { useUnmute } from '../../hooks/use-unmute.ts';
import { standing } from '../../model/standing.ts';
import { isOf } from '../../realtime.ts';
import { MutedRow } from './muted-row.tsx';

/** What the reader muted. What they unmute here stands until they leave, with its undo. */
export function MutedList() {
  const { data, error, isPending, refetch } = useQuery(mutesQuery());
  const showsSkeleton = useCalmPending(isPending);
  const now = useNow();
  const { undone, failed, change } = useUnmute();
  if (showsSkeleton) return <Skeleton className="mt-4 h-12 rounded-md" />;
  if (error && !data) return <LoadFailed title={t('mutes.error')} error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const left = standing(data.items, now).filter((mute) => !undone.some(isOf(mute)));
  const rows = [...left, ...undone].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return (
    <section aria-labelledby="muted-things" className="max-w-[688px]">
      <h2 id="muted-things" className="flex h-10 items-center text-base font-semi">
        {t('mutes.title')}
      </h2>
      {rows.length === 0 && <p className="max-w-[60ch] text-pretty py-1 text-sm text-ink-2">{t('mutes.none')}</p>}
      <ul>
        {rows.map((mute) => (
          <MutedRow
            key={`${mute.targetType} ${mute.targetId}`}
            mute={mute}
            now={now}
            isUndone={undone.some(isOf(mute))}
            error={failed && isOf(mute)(failed.mute) ? failed.error : null}
            onChange={(again) => change(mute, again)}
          />
        ))}
      </ul>
    </section>
  );
}
