import type { Approval } from '@tidings/contracts';

/** Who did something in a workspace: a member, an agent by its key, or Tidings itself. */
export type Doer = { kind: 'member' | 'agent' | 'system'; id: string | null; name: string };

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** Somebody asks for approval; `asked`: the members who may decide it and are asked. */
    'approval.asked': { cause: 'asked'; approval: Approval; by: Doer; asked: string[] };
    /** Something became of one. `by`: who did it; `actId`: its entry in the log. */
    'approval.changed': {
      cause: 'edited' | 'voted' | 'held' | 'undone' | 'commented' | 'approved' | 'rejected' | 'expired' | 'cancelled';
      approval: Approval;
      by: Doer;
      actId: string;
    };
    /** One is gone. `endedBy`: the entries of the log that say how it ended. */
    'approval.deleted': { cause: 'deleted'; id: string; workspaceId: string; endedBy: string[] };
  }
}
