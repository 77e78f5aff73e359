import type { Notification, NotificationCounts } from '@tidings/contracts';

type Answered = { userId: string };

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A notification was made, grew, lost a cause or woke: it is as given, on its place. */
    'notification.placed': {
      cause: 'made' | 'grown' | 'lowered' | 'woken';
      userId: string;
      notification: Notification & { counts: NotificationCounts };
      /** Whether its type is pushed to the member, and how many minutes it stays unread before it is mailed; null: it is not. */
      outside: { push: boolean; emailAfter: number | null };
      correlationId: string;
    };
    /** What caused these is gone, and so are they. */
    'notification.retracted': {
      cause: 'retracted';
      userId: string;
      ids: string[];
      counts: NotificationCounts;
      correlationId: string;
    };
    /** The member read some, or all up to a position; or they are unread again. `wasReadAt`: those that were read then. */
    'notification.read': Answered & { cause: 'read' | 'unread' } & (
        | { ids: string[] }
        | { upTo: number; category?: string; wasReadAt?: string }
      );
    'notification.seen': Answered & { cause: 'seen'; upTo: number };
    /** The member archived, put off or deleted some, or brought them back. */
    'notification.moved': Answered & {
      cause: 'archived' | 'deleted' | 'snoozed';
      ids: string[];
      on: boolean;
      /** Of what is put off. */
      until: string | null;
    };
  }
}
