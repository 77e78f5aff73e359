import { categoryRoom } from '../categories/declarations.ts';
import { userRoom } from '../identity/declarations.ts';
import { durable, latest } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';

/** A topic with its replies, who is there and who is writing. */
export const topicRoom = defineRoom({
  kind: 'topic',
  namespace: '/forum',
  prefix: 'topic:',
  code: 3,
  joinedBy: 'member',
  typing: true,
  presence: true,
});

export const topicDeclarations = {
  rooms: [topicRoom],
  events: {
    'topic:created': durable([categoryRoom], true),
    'topic:updated': durable([categoryRoom, topicRoom], true),
    'topic:deleted': durable([categoryRoom, topicRoom]),
    'topic:read': durable([userRoom]),
    'topics:read': durable([userRoom]),
    'topic:bumped': latest([categoryRoom]),
  },
  errors: {
    TOPIC_LOCKED: 409,
    TOO_MANY_MENTIONS: 422,
    CONFIRM_MENTION: 409,
  },
} as const;
