import { groupRoom } from '../groups/declarations.ts';
import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';
import { announcementsRoom } from '../realtime/declarations.ts';

/** An announcement is one event in the room of its audience. */
export const announcementDeclarations = {
  events: {
    'announcement:new': durable([announcementsRoom, groupRoom], true),
    'announcement:updated': durable([announcementsRoom, groupRoom], true),
    'announcement:ended': durable([announcementsRoom, groupRoom]),
    'announcement:dismissed': durable([userRoom]),
  },
} as const;
