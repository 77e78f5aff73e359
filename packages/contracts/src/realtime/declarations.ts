import { command } from '../kernel/command.ts';
import { control } from '../kernel/event.ts';
import { defineRoom } from '../kernel/room.ts';

/** What goes to everybody. */
export const announcementsRoom = defineRoom({
  kind: 'announcements',
  namespace: '/forum',
  name: 'announcements',
  code: 1,
  joinedBy: 'server',
});

/** The live connection itself: its namespace, what is said to one connection, and the commands of the protocol. */
export const realtimeDeclarations = {
  namespaces: { '/forum': 'member' },
  rooms: [announcementsRoom],
  events: {
    'session:ready': control(),
    'session:evicted': control(),
    'session:closing': control(),
    'auth:expiring': control(),
    'server:draining': control(),
    heads: control(),
    'sync:reset': control(),
  },
  commands: {
    subscribe: command('*'),
    sync: command('*'),
    unsubscribe: command('*'),
    ack: command('*', 'own'),
    heartbeat: command('*', 'own'),
    'auth:refresh': command('*'),
  },
  errors: {
    ROOM_REFUSED: 403,
    TICKET_SPENT: 401,
    PROTOCOL_UNSUPPORTED: 426,
    TOO_MANY_ROOMS: 429,
    UNKNOWN_COMMAND: 400,
    EVICTED: 403,
    AT_CAPACITY: 503,
    DRAINING: 503,
  },
} as const;
