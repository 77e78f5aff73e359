import type { ReactNode } from 'react';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import type { TestStep } from '../api/devices.ts';

const stopped: readonly string[] = [
  'refused',
  'retired',
  'busy',
  'no_subscription',
  'off',
  'unconfirmed',
  'no_address',
];
const arrived: readonly string[] = ['confirmed', 'shown', 'kept'];
const known = ['sent', 'confirmed', 'accepted', 'refused', 'retired', 'busy', 'no_subscription', 'shown'] as const;
const mailed = [
  'queued',
  'accepted',
  'kept',
  'unknown',
  'refused',
  'busy',
  'off',
  'unconfirmed',
  'no_address',
  'confirmed',
] as const;
const isOne = <T extends string>(of: readonly T[], step: string): step is T => (of as readonly string[]).includes(step);

/** What came of it up to now: a later step settles what an earlier one left open. */
function statusOf(steps: readonly TestStep[]): 'arrived' | 'waiting' | 'stopped' {
  if (steps.some(({ step }) => arrived.includes(step))) return 'arrived';
  const settled = steps.findLast(({ channel, step }) => channel !== 'email' || step !== 'queued');
  const said = settled?.channel === 'email' ? [settled] : steps;
  return said.some(({ step }) => stopped.includes(step)) ? 'stopped' : 'waiting';
}

function wordsOf({ channel, step }: TestStep): string {
  if (channel === 'email') return isOne(mailed, step) ? t(`check.mail.${step}`) : step;
  return isOne(known, step) ? t(`check.step.${step}`) : step;
}

const colours = { arrived: 'text-success-text', waiting: 'text-ink-2', stopped: 'text-danger-text' };

type Props = { icon: ReactNode; name: string; steps: readonly TestStep[]; children?: ReactNode };

/** One way to the reader: each step that was said, in order, and what came of it. */
export function Way({ icon, name, steps, children }: Props) {
  const status = statusOf(steps);
  return (
    <section className="border-t border-line pt-3.5 pb-3 text-sm">
      <h3 className="mb-1.5 flex h-6 items-center gap-2 font-semi">
        {icon}
        <span className="truncate">{name}</span>
        <span className={cn('ms-auto font-medium whitespace-nowrap', colours[status])}>
          {t(`check.status.${status}`)}
        </span>
      </h3>
      <ol className="grid gap-1 ps-6">
        {steps.map((said) => (
          <li key={`${said.step} ${said.subscriptionId}`} className="flex justify-between gap-3">
            <span className={cn('min-w-0', stopped.includes(said.step) && 'text-danger-text')}>
              {wordsOf(said)}
              {said.step === 'refused' && said.status !== null && ` (${said.status})`}
            </span>
            <span className="whitespace-nowrap text-xs text-ink-3 tabular-nums">
              {said.afterMs === 0 ? t('check.atOnce') : t('check.after', { ms: said.afterMs })}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}
