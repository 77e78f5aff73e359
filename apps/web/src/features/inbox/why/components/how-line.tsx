import { useState } from 'react';
import { Tooltip } from '../../../../components/ui/float/tooltip.tsx';
import { t } from '../../../../i18n/t.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import { preciseTime } from '../../../../lib/time/precise-time.ts';
import { relativeTime } from '../../../../lib/time/time.ts';
import type { Line } from '../model/reached.ts';

const reasons = [
  'acknowledged',
  'preference',
  'quiet_hours',
  'no_subscription',
  'no_address',
  'muted',
  'not_allowed',
] as const;

/** What went out by push or e-mail, or why it did not. */
function outsideWords({ step, channel, reason }: Line): string {
  if (step === 'pushed' || step === 'mailed') return t(`inbox.how.${step}`);
  const known = reasons.find((one) => one === reason);
  const why = known ? t(`inbox.how.reason.${known}`) : t('inbox.how.reason.other');
  if (step === 'skipped') return t(channel === 'push' ? 'inbox.how.notPushed' : 'inbox.how.notMailed', { why });
  return t(channel === 'push' ? 'inbox.how.pushFailed' : 'inbox.how.mailFailed');
}

const words = (line: Line): string => {
  const { step, here, count = 0, channel } = line;
  if (channel !== undefined || step === 'pushed' || step === 'mailed') return outsideWords(line);
  if (step === 'skipped' || step === 'failed' || step === 'postponed') return outsideWords(line);
  if (step === 'acknowledged') return t(here ? 'inbox.how.acknowledged.here' : 'inbox.how.acknowledged.elsewhere');
  return step === 'grown' ? t('inbox.how.grown', { count }) : t(`inbox.how.${step}`);
};

/** When, in short; the exact moment for whoever points at it or comes to it by keyboard, and in place for whoever presses. */
function When({ at, afterMs }: { at: string; afterMs: number | null }) {
  const [exact, setExact] = useState(false);
  const ms = Date.parse(at);
  const now = Math.max(useNow(), ms);
  const short = afterMs === null ? relativeTime(ms, now) : t('inbox.how.after', { ms: afterMs });
  return (
    <Tooltip text={preciseTime(ms)}>
      <button
        type="button"
        aria-pressed={exact}
        onClick={() => setExact(!exact)}
        className="ms-auto flex-none rounded-sm px-1 text-xs tabular-nums text-ink-3 hover:text-ink phone:min-h-11"
      >
        <time dateTime={at}>{exact ? preciseTime(ms) : short}</time>
      </button>
    </Tooltip>
  );
}

/** One step, with the thread that leads to it. */
export function HowLine({ line }: { line: Line }) {
  const { done, at, afterMs } = line;
  return (
    <li className="relative flex min-h-[26px] items-center gap-2.5 text-sm not-first:before:absolute not-first:before:start-[3.5px] not-first:before:-top-[9px] not-first:before:h-[18px] not-first:before:w-px not-first:before:bg-(--line-strong)">
      <span
        aria-hidden="true"
        className={`relative size-2 flex-none rounded-full ${done ? 'bg-(--live)' : 'bg-surface shadow-[inset_0_0_0_1.5px_var(--ctl-line)]'}`}
      />
      <span className={`min-w-0 [overflow-wrap:anywhere] ${done ? '' : 'text-ink-3'}`}>{words(line)}</span>
      {at !== null && <When at={at} afterMs={afterMs} />}
    </li>
  );
}
