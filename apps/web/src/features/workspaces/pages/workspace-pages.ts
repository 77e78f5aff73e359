import { JoinPage } from './join-page.tsx';
import { WorkspacePage, WorkspaceSettingsPage } from './workspace-page.tsx';
import { WorkspacesPage } from './workspaces-page.tsx';

/** The pages of workspaces come together: the first page knows one place of them. */
export const workspacePages = {
  workspaces: WorkspacesPage,
  workspace: WorkspacePage,
  settings: WorkspaceSettingsPage,
  join: JoinPage,
};
