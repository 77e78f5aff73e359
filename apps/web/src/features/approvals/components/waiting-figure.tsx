import type { Workspace } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { useWaiting } from '../hooks/use-waiting.ts';
import { isUrgent } from '../model/words.ts';

/** How much waits, and how much of it has less than half an hour. */
export function WaitingFigure({ workspace }: { workspace: Workspace }) {
  const { all, query } = useWaiting(workspace);
  const now = useNow();
  const urgent = all.filter(({ deadline }) => deadline !== null && isUrgent(deadline, now)).length;
  return (
    <div className="min-w-40 flex-1 border-line border-s ps-5 first:border-s-0 first:ps-0">
      <p className="text-xs text-ink-2">{t('approvals.figure')}</p>
      <p className="flex items-baseline gap-2">
        <span className="text-[24px] leading-7 font-semi tabular-nums">{query.data ? all.length : ' '}</span>
        {urgent > 0 && (
          <span className="text-xs text-warning-text">{t('approvals.figureUrgent', { count: urgent })}</span>
        )}
      </p>
    </div>
  );
}
