/** Who puts a connection into a room: the server, by itself, or the member, by asking. */
export type JoinedBy = 'server' | 'member';

type RoomBase = {
  readonly kind: string;
  readonly namespace: `/${string}`;
  /** The number of the kind in the bytes of cursors, 0 to 31: never changed and never given to another kind. */
  readonly code: number;
  readonly joinedBy: JoinedBy;
  /** The kind of room this one stands inside. */
  readonly parent?: string;
  /** May be typed in. */
  readonly typing?: boolean;
  /** Shows who is there. */
  readonly presence?: boolean;
};
/** A room of which there is one for each thing: `prefix` and its id. */
export type ManyRooms = RoomBase & { readonly prefix: `${string}:` };
/** A room of which there is one. */
export type OneRoom = RoomBase & { readonly name: string };
export type RoomDeclaration = ManyRooms | OneRoom;

/** Declares a kind of room. */
export const defineRoom = <const R extends RoomDeclaration>(room: R): R => room;
