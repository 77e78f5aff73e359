import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../../i18n/reader.ts';

export const ActionDialog = lazyPart(
  withMessages(async () => (await import('./action-dialog.tsx')).ActionDialog),
  ({ onClose }) => onClose(),
);
export const ReportDialog = lazyPart(
  withMessages(async () => (await import('./report-dialog.tsx')).ReportDialog),
  ({ onClose }) => onClose(),
);
