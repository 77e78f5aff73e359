export { ActionDialog, ReportDialog } from './components/dialogs.tsx';
export { HiddenText } from './components/hidden-text-part.ts';
export { ModeratorItems } from './components/moderator-items.tsx';
export type { ActionName, Target } from './model/target.ts';
