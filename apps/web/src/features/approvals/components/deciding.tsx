import type { ApprovalDecision } from '@tidings/contracts';
import { Button } from '../../../components/ui/action/button.tsx';
import { Spinner } from '../../../components/ui/sign/spinner.tsx';
import { t } from '../../../i18n/t.ts';
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts';
import type { Decider } from '../hooks/use-decider.ts';

/** What is being decided, and how long it can be taken back; without the network, that it goes as soon as there is one. */
export function Deciding({ what, decider: { undo, undoUntil, waits } }: { what: ApprovalDecision; decider: Decider }) {
  const seconds = useSecondsUntil(undoUntil === undefined ? undefined : Date.parse(undoUntil));
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2 text-sm">
      <Spinner />
      <span role="status" className="contents">
        <span className="font-medium">{t(what === 'approve' ? 'approvals.approving' : 'approvals.rejecting')}</span>
        <span className="min-w-0 flex-1 text-ink-3">
          {t(waits ? 'approvals.waitsForNetwork' : 'approvals.weWillSay')}
        </span>
      </span>
      {undo && (
        <Button variant="ghost" onClick={undo} keys="z">
          {t('approvals.undo')}
          {seconds !== undefined && (
            <span aria-hidden="true" className="tabular-nums text-ink-3">
              {t('time.seconds', { count: seconds })}
            </span>
          )}
        </Button>
      )}
    </p>
  );
}
