import { lazy } from 'react';

export { ModeratorItems } from './components/moderator-items.tsx';
export { moderationCaches } from './live.ts';
export type { ActionName, Target } from './target.ts';

export const ActionDialog = lazy(() => import('./components/action-dialog.tsx'));
export const ReportDialog = lazy(() => import('./components/report-dialog.tsx'));
