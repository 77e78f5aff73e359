import type { Person, Workspace, WorkspaceInvitation, WorkspaceMembership } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A workspace is called otherwise or has other settings; `workspace` is as it is now, for everybody in it. */
    'workspace.changed': { cause: 'edited'; workspace: Workspace };
    /** Somebody came into a workspace, left it, or is something else in it; `workspace` and `role`, null for who left, are after it. */
    'workspace.membership-changed': {
      cause: WorkspaceMembership['kind'];
      workspace: Workspace;
      actor: Person;
      member: Person;
      role: WorkspaceMembership['role'];
      joinedAt: string | null;
      at: string;
    };
    /** An invitation was sent, got another role or another guest, was answered or taken back. */
    'workspace.invitation-changed': {
      cause: 'sent' | 'changed' | 'accepted' | 'declined' | 'withdrawn';
      invitation: WorkspaceInvitation;
      owners: readonly string[];
    };
  }
}
