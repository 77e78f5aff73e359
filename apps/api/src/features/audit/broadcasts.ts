import './facts.ts';
import { rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Which events say what moderators did and what is in their queue. */
export const auditBroadcasts: Broadcasts = {
  /** All moderators hear of it, and the member concerned without who it was. What becomes of a report is no news for the member. */
  'moderation.acted'({ cause, entry }) {
    const forStaff = draft('moderation:action', [rooms.moderators], entry);
    if (cause === 'dismiss' || cause === 'reopen' || entry.member.id === entry.moderator?.id) return [forStaff];
    return [forStaff, draft('moderation:action', [rooms.user(entry.member.id)], { ...entry, moderator: null })];
  },
  'report.changed': ({ cause, report }) => [
    draft(cause === 'opened' ? 'report:created' : 'report:updated', [rooms.moderators], report),
  ],
};
