export { workspaceQuery } from './api/workspaces.ts';
export { Figure } from './components/figure.tsx';
export { WorkspaceFrame } from './components/workspace-frame.tsx';
