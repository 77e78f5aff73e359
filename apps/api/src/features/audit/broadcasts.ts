import './facts.ts';
import { type Role, rooms } from '@tidings/contracts';
import type { Withheld } from '../../platform/events/catch-up/withheld.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';

/** Where reports of a member are heard: by who may settle them. All admins share a room, so reports of an admin are in the list alone. */
const settlersOf: Record<Role, string[]> = { member: [rooms.moderators], moderator: [rooms.admins], admin: [] };

/** Which events say what moderators did and what is in their queue. */
export const auditBroadcasts: Broadcasts = {
  /** All moderators hear of it, and the member concerned without who it was. What becomes of a report is no news for the member. */
  'moderation.acted'({ cause, entry, forMember }) {
    if (cause === 'dismiss' || cause === 'reopen')
      return settlersOf[entry.member.role].map((room) => draft('moderation:action', [room], entry));
    const forStaff = draft('moderation:action', [rooms.moderators], entry);
    if (entry.member.id === entry.moderator?.id) return [forStaff];
    return [
      forStaff,
      draft('moderation:action', [rooms.user(entry.member.id)], { ...entry, subject: forMember, moderator: null }),
    ];
  },
  'report.changed': ({ cause, report, about }) =>
    settlersOf[about.role].map((room) =>
      draft(cause === 'opened' ? 'report:created' : 'report:updated', [room], report),
    ),
};

/** Who became a moderator or an admin may follow rooms that hold what was reported of them before: nobody reads that. */
export const auditWithheld: Withheld = {
  'report:created': ({ subject }) => subject?.author?.id,
  'report:updated': ({ subject }) => subject?.author?.id,
  'moderation:action': ({ action, member }) => (action === 'dismiss' || action === 'reopen' ? member.id : undefined),
};
