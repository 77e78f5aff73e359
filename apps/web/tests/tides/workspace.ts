import { Waves } from 'lucide-react';
import type { WorkspaceAdds } from '../../src/lib/feature/workspace-adds.ts';

export const workspaceAdds: WorkspaceAdds = {
  pages: [{ to: '/w/$slug/settings', icon: Waves, label: 'action.copied', useCount: () => 3, phone: true }],
};
