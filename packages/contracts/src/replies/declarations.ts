import { durable } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';
import { topicRoom } from '../topics/declarations.ts';

/** A reply with the answers to it. */
export const threadRoom = defineRoom({
  kind: 'thread',
  namespace: '/forum',
  prefix: 'thread:',
  code: 4,
  joinedBy: 'member',
  parent: 'topic',
});

export const replyDeclarations = {
  rooms: [threadRoom],
  events: {
    'reply:created': durable([topicRoom, threadRoom], true),
    'reply:updated': durable([topicRoom, threadRoom], true),
    'reply:deleted': durable([topicRoom, threadRoom]),
  },
} as const;
