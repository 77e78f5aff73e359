import { Link, useNavigate } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { t } from '../../../../i18n/t.ts';
import { useShortcut } from '../../../../lib/keyboard/use-shortcut.ts';
import { useWaiting } from '../../hooks/use-waiting.ts';

/** Where this one stands among what waits; one that has ended has those that wait behind it. */
export function useNeighbours(workspace: Workspace, id: string) {
  const { all } = useWaiting(workspace);
  const at = all.findIndex((one) => one.id === id);
  return {
    place: at + 1,
    count: all.length,
    previous: at > 0 ? all[at - 1]?.id : undefined,
    next: all[at + 1]?.id,
  };
}

/** Back to the board, and on to the one before and the next. */
export function Neighbours({ workspace, id }: { workspace: Workspace; id: string }) {
  const navigate = useNavigate();
  const { place, count, previous, next } = useNeighbours(workspace, id);
  const go = (to: string | undefined) => {
    if (to !== undefined) void navigate({ to: '/approvals/$id', params: { id: to } });
  };
  useShortcut('j', () => go(next), next !== undefined);
  useShortcut('k', () => go(previous), previous !== undefined);
  useShortcut('escape', () => void navigate({ to: '/w/$slug/approvals', params: { slug: workspace.slug } }));
  return (
    <div className="-ms-2 flex h-[52px] items-center gap-1 text-sm">
      <Link
        to="/w/$slug/approvals"
        params={{ slug: workspace.slug }}
        className="inline-flex h-8 items-center gap-2 rounded-md px-2 font-medium text-ink-2 hover:bg-hover phone:hidden"
      >
        <ArrowLeft aria-hidden="true" /> {t('approvals.view.pending')}{' '}
        <span className="text-ink-3 tabular-nums">{count > 0 && count}</span>
      </Link>
      {place > 0 && (
        <span className="ms-auto pe-2 text-ink-3 tabular-nums">{t('approvals.place', { place, count })}</span>
      )}
      <span className={place > 0 ? 'flex' : 'ms-auto flex'}>
        <IconButton
          label={t('approvals.previous')}
          keys="k"
          disabled={previous === undefined}
          onClick={() => go(previous)}
        >
          <ChevronUp aria-hidden="true" />
        </IconButton>
        <IconButton label={t('approvals.next')} keys="j" disabled={next === undefined} onClick={() => go(next)}>
          <ChevronDown aria-hidden="true" />
        </IconButton>
      </span>
    </div>
  );
}
