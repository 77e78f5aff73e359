export { workspaceQuery } from './api/workspaces.ts';
export { WorkspaceFrame } from './components/workspace-frame.tsx';
