import { Hash } from 'lucide-react';
import type { WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';
import { useUnread } from './hooks/use-unread.ts';

/** Chat in each workspace. */
export const workspaceAdds: WorkspaceAdds = {
  pages: [{ to: '/w/$slug/chat', icon: Hash, label: 'chat.title', useCount: useUnread, phone: true }],
};
