import type { CommandDeclaration } from './command.ts';
import type { EventDeclaration } from './event.ts';
import { type Merged, merged } from './merge.ts';
import type { RoomDeclaration } from './room.ts';
import { nameRooms, type RoomNames, readRooms } from './room-names.ts';

/** Who may enter a namespace. */
export type NamespaceAccess = 'member' | 'staff';

/** What a noun declares without schemas: what a browser knows of it at run time. */
export type NounDeclarations = {
  readonly namespaces?: Readonly<Record<`/${string}`, NamespaceAccess>>;
  readonly rooms?: readonly RoomDeclaration[];
  readonly events?: Readonly<Record<string, EventDeclaration>>;
  readonly commands?: Readonly<Record<string, CommandDeclaration>>;
  /** Error codes and their HTTP status on REST. */
  readonly errors?: Readonly<Record<string, number>>;
};
export type NounList = Readonly<Record<string, NounDeclarations>>;

type RoomOf<L> = L[keyof L] extends infer N ? (N extends { readonly rooms: readonly (infer R)[] } ? R : never) : never;
export type RoomKinds<L> = { readonly [R in RoomOf<L> as R extends RoomDeclaration ? R['kind'] : never]: R };
export type NamespacesOf<L> = keyof Merged<L, 'namespaces'> & string;

/** Commands with the namespaces they are heard in spelled out. */
type CommandsOf<L> = {
  readonly [N in keyof Merged<L, 'commands'>]: Omit<Merged<L, 'commands'>[N], 'namespaces'> & {
    readonly namespaces: readonly NamespacesOf<L>[];
  };
};

export type Registry<L extends NounList> = {
  readonly namespaceAccess: Merged<L, 'namespaces'>;
  readonly namespaces: readonly NamespacesOf<L>[];
  readonly roomKinds: RoomKinds<L>;
  /** Names of rooms, by kind: the only place where they are made. */
  readonly rooms: RoomNames<RoomKinds<L>>;
  /** Reads the name of a room; `null` when no kind has such a name. */
  readonly parseRoom: (
    name: string,
  ) => { kind: keyof RoomKinds<L> & string; id: string; namespace: NamespacesOf<L> } | null;
  readonly events: Merged<L, 'events'>;
  readonly commands: CommandsOf<L>;
  readonly errorCodes: Merged<L, 'errors'>;
};

/**
 * Everything the nouns of a list declare, put together. Throws an Error when two of them claim the same name, kind, room
 * or code, or when one names a namespace or a kind of room that nobody declares.
 */
export function createRegistry<const L extends NounList>(nouns: L): Registry<L> {
  const namespaceAccess = merged(nouns, 'namespaces');
  const namespaces = Object.keys(namespaceAccess);
  const rooms = Object.values(nouns).flatMap((noun) => noun.rooms ?? []);
  assertRooms(rooms, namespaces);
  const kinds = Object.fromEntries(rooms.map((room) => [room.kind, room]));
  const events: Record<string, EventDeclaration> = merged<NounList, 'events'>(nouns, 'events');
  for (const [name, event] of Object.entries(events)) {
    const unknown = event.rooms.find((kind) => !Object.hasOwn(kinds, kind));
    if (unknown) throw new Error(`${name} goes to rooms of the kind ${unknown}, which nobody declares.`);
  }
  const declared: Record<string, CommandDeclaration> = merged<NounList, 'commands'>(nouns, 'commands');
  const commands = Object.entries(declared).map(([name, command]) => {
    const heard = command.namespaces === '*' ? namespaces : command.namespaces;
    const unknown = heard.find((namespace) => !namespaces.includes(namespace));
    if (unknown) throw new Error(`${name} is heard in ${unknown}, which nobody declares.`);
    return [name, { ...command, namespaces: heard }];
  });
  const errorCodes = merged(nouns, 'errors');
  const registry = {
    namespaceAccess,
    namespaces,
    roomKinds: kinds,
    rooms: nameRooms(rooms),
    parseRoom: readRooms(rooms),
  };
  return { ...registry, events, commands: Object.fromEntries(commands), errorCodes } as unknown as Registry<L>;
}

function assertRooms(rooms: readonly RoomDeclaration[], namespaces: readonly string[]): void {
  const seen = new Set<string>();
  const once = (what: string) => {
    if (seen.has(what)) throw new Error(`Two kinds of room have the ${what}.`);
    seen.add(what);
  };
  for (const room of rooms) {
    once(`kind ${room.kind}`);
    once(`code ${room.code}`);
    once(`name ${'prefix' in room ? room.prefix : room.name}`);
    if (!Number.isInteger(room.code) || room.code < 0 || room.code > 31) {
      throw new Error(`The code of ${room.kind} does not fit into a cursor.`);
    }
    if (!namespaces.includes(room.namespace)) {
      throw new Error(`Rooms of the kind ${room.kind} are in ${room.namespace}, which nobody declares.`);
    }
    if (room.parent !== undefined && !rooms.some(({ kind }) => kind === room.parent)) {
      throw new Error(`Rooms of the kind ${room.kind} stand in ${room.parent}, which nobody declares.`);
    }
  }
}
