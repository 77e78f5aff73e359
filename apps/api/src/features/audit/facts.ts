import type { ModerationAction, Report } from '@tidings/contracts';

declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A moderator acted; it is in the audit log. */
    'moderation.acted': { cause: ModerationAction['action']; entry: ModerationAction & { moderator: object } };
    /** The queue of reports changed: a new one or one that is open again, one more reporter, or one that was closed. */
    'report.changed': { cause: 'opened' | 'grown' | 'resolved' | 'dismissed'; report: Report };
  }
}
