import type { ModerationAction, Person, Report } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A moderator acted; it is in the audit log. `forMember`: what the member concerned reads it was about. */
    'moderation.acted': {
      cause: ModerationAction['action'];
      entry: ModerationAction & { moderator: object };
      forMember: ModerationAction['subject'];
    };
    /** The queue of reports changed: a new one or one that is open again, one more reporter, or one that was closed. `about`: whom it concerns, as they are now. */
    'report.changed': { cause: 'opened' | 'grown' | 'resolved' | 'dismissed'; report: Report; about: Person };
  }
}
