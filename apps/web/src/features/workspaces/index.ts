export { WorkspaceFrame } from './components/workspace-frame.tsx';
