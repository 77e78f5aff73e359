import {
  type Namespace,
  namespaceAccess,
  namespaces,
  parseRoom,
  type RoomKind,
  roomKinds,
  rooms,
} from '@tidings/contracts';
import { type Actor, isStaff } from '../kernel/actor.ts';

/** What the declarations of rooms and namespaces mean to a server; nothing here knows a kind by name but the member's own. */

/** The namespace every connection is on: where the member's own room is. */
export const homeNamespace: Namespace = roomKinds.user.namespace;

/** Where the events of a room are sent; rooms only servers follow have no namespace and are sent nowhere. */
export const namespaceOf = (room: string): Namespace => parseRoom(room)?.namespace ?? homeNamespace;

export const canEnter = (namespace: Namespace, actor: Actor): boolean =>
  namespaceAccess[namespace] === 'member' || isStaff(actor);

/** The namespaces a member may be on no more, after they changed. */
export const closedTo = (actor: Actor): Namespace[] => namespaces.filter((namespace) => !canEnter(namespace, actor));

const joinedByServer = (Object.keys(roomKinds) as RoomKind[]).filter((kind) => roomKinds[kind].joinedBy === 'server');

/** The rooms the server joins a member's connections to, whichever transport they use. */
export const ownRooms = (userId: string): string[] =>
  joinedByServer.map((kind) => {
    const name: string | ((id: string) => string) = rooms[kind];
    return typeof name === 'string' ? name : name(userId);
  });

/** May a member join and leave this room by asking? */
export const isJoinedByMember = (room: string): boolean => {
  const parsed = parseRoom(room);
  return parsed !== null && roomKinds[parsed.kind].joinedBy === 'member';
};

/** The member's own stream: what is for them alone, and what their devices acknowledge. */
export const isOwnStream = (room: string, userId: string): boolean => room === rooms.user(userId);

/** Somebody's own stream, whoever's. */
export const isMemberStream = (room: string): boolean => parseRoom(room)?.kind === 'user';

const has = (room: string, what: 'typing' | 'presence'): boolean => {
  const parsed = parseRoom(room);
  const kind = parsed && (roomKinds[parsed.kind] as { typing?: boolean; presence?: boolean });
  return kind?.[what] === true;
};

/** May people type in this room? */
export const takesTyping = (room: string): boolean => has(room, 'typing');
/** Does this room show who is there? */
export const showsPresence = (room: string): boolean => has(room, 'presence');
