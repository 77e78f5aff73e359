import { Hash } from 'lucide-react';
import type { WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';
import { UnreadFigure } from './components/unread-figure.tsx';
import { useUnread } from './hooks/use-unread.ts';

/** Chat in each workspace, and what is unread of it on the overview. */
export const workspaceAdds: WorkspaceAdds = {
  pages: [{ to: '/w/$slug/chat', icon: Hash, label: 'chat.title', useCount: useUnread, phone: true }],
  parts: [{ name: 'chat unread', place: 'figures', part: UnreadFigure }],
};
