import { useParams } from '@tanstack/react-router';
import { ApprovalPage } from './approval-page.tsx';
import { BoardPage } from './board-page.tsx';

/** The board of a workspace, or one approval, as the address says. */
export function ApprovalsPage() {
  const { id } = useParams({ strict: false });
  return id === undefined ? <BoardPage /> : <ApprovalPage />;
}
