import { Link } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import type { OneApproval } from '../../api/approvals.ts';
import type { Decider } from '../../hooks/use-decider.ts';
import { Deciding } from '../deciding.tsx';
import { Outcome } from '../outcome.tsx';
import { RejectForm } from '../reject-form.tsx';
import { useNeighbours } from './neighbours.tsx';

function Ended({ approval, workspace }: { approval: OneApproval; workspace: Workspace }) {
  const { next } = useNeighbours(workspace, approval.id);
  return (
    <div className="flex min-h-8 items-center gap-2">
      <Outcome approval={approval} />
      {approval.endedAt !== null && <RelativeTime at={approval.endedAt} className="flex-1 text-sm text-ink-3" />}
      {next !== undefined && (
        <Button asChild keys="j">
          <Link to="/approvals/$id" params={{ id: next }}>
            {t('approvals.nextWaiting')}
          </Link>
        </Button>
      )}
    </div>
  );
}

type Props = { approval: OneApproval; workspace: Workspace; decider: Decider };

/** At the foot: the buttons, what is being decided, or how it ended. */
export function Dock({ approval, workspace, decider }: Props) {
  const { asksWhy, reject, askWhy, deciding, mayDecide, approve } = decider;
  const isOver = approval.state !== 'pending';
  if (!isOver && !asksWhy && deciding === undefined && !mayDecide) return null;
  return (
    <div className="sticky bottom-0 mt-auto border-t border-line bg-surface py-3">
      {isOver && <Ended approval={approval} workspace={workspace} />}
      {!isOver && asksWhy && <RejectForm first={decider.reason} onReject={reject} onCancel={() => askWhy(false)} />}
      {!isOver && deciding && <Deciding what={deciding} decider={decider} />}
      {!isOver && mayDecide && !asksWhy && !deciding && (
        <div className="flex items-center justify-end gap-2 phone:*:flex-1">
          <Button onClick={() => askWhy(true)} keys="x">
            {t('approvals.reject')}
          </Button>
          <Button variant="pri" onClick={approve} keys="a">
            {t('approvals.approve')}
          </Button>
        </div>
      )}
    </div>
  );
}
