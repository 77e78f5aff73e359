import { lazyPart } from '../../components/part/lazy-part.tsx';

export { ModeratorItems } from './components/moderator-items.tsx';
export type { ActionName, Target } from './target.ts';

export const ActionDialog = lazyPart(
  async () => (await import('./components/action-dialog.tsx')).ActionDialog,
  ({ onClose }) => onClose(),
);
export const ReportDialog = lazyPart(
  async () => (await import('./components/report-dialog.tsx')).ReportDialog,
  ({ onClose }) => onClose(),
);
