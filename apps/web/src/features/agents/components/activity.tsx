import type { Agent } from '@tidings/contracts';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { useNow } from '../../../lib/time/clock.ts';

const TICKS = Array.from({ length: 12 }, (_, tick) => tick);

/**
 * The last twelve heartbeats that were expected, as far as one knows: who is online is heard of, who is offline was not since then. Beside
 * it when the agent last said something new, or was last heard of.
 */
export function Activity({ agent: { seenAt, activeAt, everySeconds } }: { agent: Agent }) {
  const now = useNow();
  const missed = seenAt === null ? 0 : Math.min(12, Math.floor((now - Date.parse(seenAt)) / (everySeconds * 1000)));
  return (
    <span className="flex items-center gap-2.5 whitespace-nowrap">
      <span aria-hidden="true" className="inline-flex h-3.5 items-end gap-0.5">
        {TICKS.map((tick) => (
          <i
            key={tick}
            className={cn('w-[3px] rounded-[1px]', tick < 12 - missed ? 'h-3.5 bg-live' : 'h-1 bg-ctl-line')}
          />
        ))}
      </span>
      <span className="sr-only">{seenAt === null ? t('agents.lastNew') : t('agents.lastHeard')}</span>
      <RelativeTime
        at={seenAt ?? activeAt}
        className={cn('text-xs tabular-nums', seenAt === null ? 'text-ink-3' : 'text-danger-text')}
      />
    </span>
  );
}
