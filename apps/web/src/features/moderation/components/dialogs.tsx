import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';

export const ActionDialog = lazyPart(
  async () => (await import('./action-dialog.tsx')).ActionDialog,
  ({ onClose }) => onClose(),
);
export const ReportDialog = lazyPart(
  async () => (await import('./report-dialog.tsx')).ReportDialog,
  ({ onClose }) => onClose(),
);
