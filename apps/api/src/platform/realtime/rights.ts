import { type Rights, right } from '../rights/right.ts';
import { nothing } from '../rights/target-kind.ts';
import { roomKind, typedIn } from './room-kind.ts';

/** Who may do what over REST, where there is no connection that takes commands. */
export const fallbackRights: Rights = {
  ticket: right(nothing, { body: () => ({ rooms: [], deviceId: 'device-0001' }) }),
  stream: right(nothing, { whyNot: (actor) => (actor ? null : 'AUTH_REQUIRED') }),
  sync: right(nothing),
  postSync: right(nothing, { body: () => ({}) }),
  ack: right(nothing, { body: () => ({ acks: [['announcements', 0]], deviceId: 'device-0001' }) }),
  typing: right(roomKind, { states: typedIn, body: ({ id }) => ({ room: id, typing: true }) }),
  presence: right(nothing, { body: () => ({ status: 'online' }) }),
  heartbeat: right(nothing, { body: () => ({ visible: true }) }),
};

/** Who may do what over a live connection. */
export const commandRights: Rights = {
  subscribe: right(roomKind, { body: ({ id }) => ({ rooms: [{ room: id }] }) }),
  sync: right(roomKind, { body: ({ id }) => ({ rooms: [{ room: id }] }) }),
  unsubscribe: right(nothing, { body: () => ({ rooms: ['announcements'] }) }),
  ack: right(nothing, { body: () => ({ acks: [['announcements', 0]] }) }),
  heartbeat: right(nothing, { body: () => ({ visible: true }) }),
  'auth:refresh': right(nothing, { body: ({ token }) => ({ token }) }),
};
