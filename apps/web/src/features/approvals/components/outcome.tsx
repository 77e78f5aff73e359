import type { Approval } from '@tidings/contracts';
import { CircleCheck, CircleX, TimerOff } from 'lucide-react';
import { t } from '../../../i18n/t.ts';

const signs = { approved: CircleCheck, rejected: CircleX, expired: TimerOff, cancelled: TimerOff, pending: TimerOff };
const tones: Partial<Record<Approval['state'], string>> = {
  approved: 'text-success-text',
  rejected: 'text-danger-text',
};

/** The sign of how it ended, with its word for a screen reader. */
export function OutcomeSign({ state }: Pick<Approval, 'state'>) {
  const Sign = signs[state];
  return (
    <span className={`${tones[state] ?? 'text-ink-3'} flex-none [&>svg]:size-4`}>
      <Sign aria-hidden="true" />
      <span className="sr-only">{t(`approvals.state.${state}`)}</span>
    </span>
  );
}

/** How it ended and by whom, in words and colour. */
export function Outcome({ approval: { state, decisions } }: { approval: Pick<Approval, 'state' | 'decisions'> }) {
  const by = state === 'approved' || state === 'rejected' ? decisions.at(-1)?.by.displayName : undefined;
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-sm">
      <OutcomeSign state={state} />
      <b className={`min-w-0 truncate font-semi ${tones[state] ?? 'text-ink-2'}`}>
        {by === undefined
          ? t(`approvals.state.${state}`)
          : t(state === 'approved' ? 'approvals.approvedBy' : 'approvals.rejectedBy', { name: by })}
      </b>
    </span>
  );
}
