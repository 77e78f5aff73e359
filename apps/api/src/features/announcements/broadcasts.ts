import './facts.ts';
import { type Announcement, rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';
import { roomOf } from './audiences.ts';

type Name = 'announcement:new' | 'announcement:updated';
const said = (name: Name, announcement: Announcement) => [
  draft(name, [roomOf(announcement.audience)], announcement, announcement.id),
];

/** One event an announcement, in the room of its audience, however many hear it. What a member closes is theirs alone. */
export const announcementBroadcasts: Broadcasts = {
  'announcement.published': ({ announcement }) => said('announcement:new', announcement),
  'announcement.changed': ({ announcement }) => said('announcement:updated', announcement),
  'announcement.ended': ({ audience, ended }) => [draft('announcement:ended', [roomOf(audience)], ended)],
  'announcement.dismissed': ({ userId, dismissal }) => [
    draft('announcement:dismissed', [rooms.user(userId)], dismissal),
  ],
};
