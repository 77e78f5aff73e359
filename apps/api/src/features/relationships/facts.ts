import type { Person } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /**
     * A member (`userId`) follows another, or no longer. `actor` is who did that: the one who follows, or who was followed where they
     * blocked them. Who is unfollowed by a block is not notified of it.
     */
    'follow.changed': { cause: 'followed' | 'unfollowed'; userId: string; followedId: string; actor: Person };
    /** A member (`userId`) blocked another, or no longer blocks them. Nobody but they may hear of it. */
    'block.changed': { cause: 'blocked' | 'unblocked'; userId: string; blockedId: string };
  }
}
