import type { Workspace } from '@tidings/contracts';
import { formatNumber, t } from '../../../i18n/t.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { Figure } from '../../workspaces/index.ts';
import { useWaiting } from '../hooks/use-waiting.ts';
import { isUrgent } from '../model/words.ts';

/** How much waits, and how much of it has less than half an hour. */
export function WaitingFigure({ workspace }: { workspace: Workspace }) {
  const { all, query } = useWaiting(workspace);
  const now = useNow();
  const urgent = all.filter(({ deadline }) => deadline !== null && isUrgent(deadline, now)).length;
  return (
    <Figure
      label={t('approvals.figure')}
      value={query.data && formatNumber(all.length)}
      note={urgent > 0 ? t('approvals.figureUrgent', { count: urgent }) : undefined}
      tone="warning"
    />
  );
}
