import type { Agent } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** An agent was registered, is something else, something was asked of it, or it confirmed that; `agent` is as it is now. */
    'agent.changed': { cause: 'registered' | 'status' | 'requested' | 'confirmed'; agent: Agent };
    /** Its owner has to know that something is wrong with it, or no longer. `before`: what names the last they were notified of, which is over. */
    'agent.notified': {
      cause: 'offline' | 'error' | 'back';
      agent: Agent;
      notifiedId: string;
      before: string | null;
      /** The address of its workspace. */
      slug: string;
      to: string[];
    };
    /** An agent is forgotten. `notifiedId`: what its owner was notified of and is over. */
    'agent.deleted': { cause: 'deleted'; id: string; workspaceId: string; notifiedId: string | null };
  }
}
