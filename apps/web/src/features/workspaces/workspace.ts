import { LayoutDashboard } from 'lucide-react';
import type { WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';

/** The first page of each workspace. */
export const workspaceAdds: WorkspaceAdds = {
  pages: [
    {
      to: '/w/$slug',
      icon: LayoutDashboard,
      label: 'workspaces.overview',
      exact: true,
    },
  ],
};
