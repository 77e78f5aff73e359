import { Link } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { useWaiting } from '../hooks/use-waiting.ts';
import { BoardRows } from './board/board-rows.tsx';

const most = 5;

/** On the overview: what has waited longest, to be decided there, and the way to the board. */
export function WaitingPart({ workspace }: { workspace: Workspace }) {
  const { all, query } = useWaiting(workspace);
  return (
    <section aria-label={t('approvals.toDecide')} className="mt-6">
      <div className="flex items-baseline gap-2">
        <h2 className="text-base font-semi">{t('approvals.toDecide')}</h2>
        <span className="flex-1 text-base text-ink-3 tabular-nums">{query.data ? all.length : ''}</span>
        <Link
          to="/w/$slug/approvals"
          params={{ slug: workspace.slug }}
          className="inline-flex min-h-6 items-center text-sm text-accent-text underline phone:min-h-11"
        >
          {t('approvals.openBoard')}
        </Link>
      </div>
      {query.data && all.length === 0 ? (
        <p className="border-t border-line py-4 text-sm text-ink-2">{t('approvals.noneBody.pending')}</p>
      ) : (
        <BoardRows workspace={workspace} items={all.slice(0, most)} loaded={query.data !== undefined} />
      )}
    </section>
  );
}
