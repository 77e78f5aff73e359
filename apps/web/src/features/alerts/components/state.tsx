import type { Alert } from '@tidings/contracts';
import { Check, Eye } from 'lucide-react';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';

/** What became of an alert, and who did it where that was somebody else. */
export function AlertStateMark({ alert }: { alert: Alert }) {
  const me = useMember()?.id;
  const { state, acknowledgedBy, resolvedBy } = alert;
  const by = state === 'resolved' ? resolvedBy : acknowledgedBy;
  if (state === 'new')
    return (
      <span className="inline-flex items-center gap-2">
        <i aria-hidden="true" className="size-2 rounded-full bg-accent" />
        {t('alerts.state.new')}
      </span>
    );
  const Sign = state === 'resolved' ? Check : Eye;
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-ink-2">
      <Sign className="size-3.5! flex-none" aria-hidden="true" />
      <span className="min-w-0">
        {t(`alerts.state.${state}`)}
        {by && by.id !== me && <bdi className="block truncate text-xs text-ink-3">{by.displayName}</bdi>}
      </span>
    </span>
  );
}
