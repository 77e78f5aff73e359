import { ListChecks } from 'lucide-react';
import type { WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';
import { WaitingFigure } from './components/waiting-figure.tsx';
import { WaitingPart } from './components/waiting-part.tsx';
import { useWaitingCount } from './hooks/use-waiting.ts';

/** The board of each workspace, and what of it stands on the overview. */
export const workspaceAdds: WorkspaceAdds = {
  pages: [
    {
      to: '/w/$slug/approvals',
      icon: ListChecks,
      label: 'approvals.title',
      useCount: useWaitingCount,
      countLabel: 'approvals.waitingCount',
      phone: { icon: ListChecks, label: 'nav.work' },
    },
  ],
  parts: [
    { name: 'approvals waiting', place: 'figures', part: WaitingFigure },
    { name: 'approvals', place: 'main', part: WaitingPart },
  ],
};
