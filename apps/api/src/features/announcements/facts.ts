import type { Announcement, Audience, Dismissal, EventPayload } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** An announcement went out: an admin sent it, or its time came. What becomes of drafts and plans is no fact. */
    'announcement.published': { cause: 'sent' | 'due'; announcement: Announcement };
    /** One that is out was changed. */
    'announcement.changed': { cause: 'edited'; announcement: Announcement };
    /** One that was out ended: by an admin, by its time, because it was called back, or with the group it was for. */
    'announcement.ended': {
      cause: 'ended' | 'due' | 'called_back' | 'audience_gone';
      audience: Audience;
      ended: EventPayload<'announcement:ended'>;
    };
    /** A member closed one, or opened it again. */
    'announcement.dismissed': { cause: 'closed' | 'opened'; userId: string; dismissal: Dismissal };
  }
}
