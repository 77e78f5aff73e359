import type { Alert, FamilyView, MonitoredItem, Person } from '@tidings/contracts';

/** An alert as one member has it from now on; each of those who have it is a fact of their own. */
type Theirs = { userId: string; alert: Alert; type: string; data: Record<string, unknown> };

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A member has an alert now: it was found, or their family shares it, at once or because nobody took it in hand. */
    'alert.published': { cause: 'found' | 'shared' | 'escalated' } & Theirs;
    /** An alert that a member has is another now. */
    'alert.changed': { cause: 'seen' | 'acknowledged' | 'resolved' | 'shared' } & Omit<Theirs, 'type' | 'data'>;
    /** A member has something watched, or no more. */
    'alert.monitored': { cause: 'added' | 'removed'; userId: string; item: MonitoredItem };
    /** What a member sees of families is another now. `lost`: alerts of others that are theirs no more. */
    'alert.family-changed': {
      cause: 'made' | 'invited' | 'answered' | 'shares' | 'left' | 'dissolved';
      userId: string;
      view: FamilyView;
      lost: string[];
    };
    /** Somebody is invited into a family, or has not to answer any more. What they see of families is said by the fact above. */
    'alert.family-invitation':
      | {
          cause: 'sent';
          id: string;
          userId: string;
          by: Pick<Person, 'id' | 'displayName'>;
          family: { id: string; name: string };
        }
      | { cause: 'ended'; id: string };
  }
}
