import type { WatchLevel, WatchTarget } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A member said how much they want to hear of a topic, a category or a group. */
    'watch.changed': { cause: 'said'; userId: string; targetType: WatchTarget; targetId: string; level: WatchLevel };
  }
}
