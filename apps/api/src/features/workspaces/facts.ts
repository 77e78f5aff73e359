import type { Workspace, WorkspaceMembership } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A workspace is called otherwise or has other settings; `workspace` is as it is now, for everybody in it. */
    'workspace.changed': { cause: 'edited'; workspace: Workspace };
    /** Somebody came into a workspace, left it, or is something else in it; `workspace` and `role`, null for who left, are after it. */
    'workspace.membership-changed': {
      cause: WorkspaceMembership['kind'];
      workspace: Workspace;
      memberId: string;
      role: WorkspaceMembership['role'];
      at: string;
    };
  }
}
