import type { Agent } from '@tidings/contracts';
import { formatNumber, t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { clockTime } from '../../../lib/time/time.ts';

/** What it works on; where it says nothing, since when. */
export function inWords({ status, task, message, statusAt }: Agent): string {
  if (status === 'error') return message ?? task ?? t('agents.noReason');
  if (status === 'offline') return task === null ? t('agents.noLastTask') : t('agents.lastTask', { task });
  return task ?? message ?? t('agents.nothingSince', { time: clockTime(Date.parse(statusAt)) });
}

const colours = { error: 'bg-danger', waiting: 'bg-ink-3', offline: 'bg-ink-3', running: 'bg-live', idle: 'bg-ink-3' };

/** Its task, and how much of it is done. */
export function Work({ agent, whole = false }: { agent: Agent; whole?: boolean }) {
  const { status, progress, name } = agent;
  const percent = progress === null ? undefined : t('agents.percent', { percent: formatNumber(progress) });
  return (
    <div className="min-w-0 text-sm leading-5">
      <span dir="auto" className={cn('block', whole ? '[overflow-wrap:anywhere]' : 'truncate')}>
        {inWords(agent)}
      </span>
      {progress !== null && status !== 'offline' && (
        <span className="mt-1 flex items-center gap-2">
          <span
            role="progressbar"
            aria-label={t('agents.progressOf', { name })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={progress}
            aria-valuetext={percent}
            className="relative h-1 w-[180px] overflow-hidden rounded-[2px] bg-active"
          >
            <span
              className={cn('absolute inset-y-0 start-0 rounded-[2px]', colours[status])}
              style={{ width: `${progress}%` }}
            />
          </span>
          <span aria-hidden="true" className="text-xs whitespace-nowrap tabular-nums text-ink-3">
            {percent}
          </span>
        </span>
      )}
    </div>
  );
}
