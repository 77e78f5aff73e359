import type { z } from 'zod';
import type { RoomDeclaration } from './room.ts';

/** Delivery classes (PROTOCOL §3): how an event is stored, replayed and coalesced. */
export type DeliveryClass = 'durable' | 'latest' | 'volatile' | 'control';

/** What is known of an event without its schema: how it travels and where. */
export type EventDeclaration = {
  readonly class: DeliveryClass;
  readonly namespace: string;
  /** Kinds of the rooms it is sent to. */
  readonly rooms: readonly string[];
  /** Durable events about one entity: replay may serve `{ id, redacted: true }` instead of the payload. */
  readonly redactable: boolean;
};

export type EventShape = { readonly payload: z.ZodType; readonly summary: string };
export type EventDefinition = EventDeclaration & EventShape;

type Rooms = readonly [RoomDeclaration, ...RoomDeclaration[]];
type Kinds<R extends Rooms> = { readonly [I in keyof R]: R[I]['kind'] };

/** An event lives in the namespace of the first of its rooms. */
const declared = <C extends DeliveryClass, const R extends Rooms, X extends boolean>(
  of: C,
  rooms: R,
  redactable: X,
) => ({
  class: of,
  namespace: rooms[0].namespace as R[0]['namespace'],
  rooms: rooms.map(({ kind }) => kind) as unknown as Kinds<R>,
  redactable,
});

/** Declares a stored event: replayed in order, exactly once on the screen. */
export const durable = <const R extends Rooms, const X extends boolean = false>(rooms: R, redactable: X = false as X) =>
  declared('durable', rooms, redactable);

/** Declares an event whose next one replaces it: coalesced, never replayed. */
export const latest = <const R extends Rooms>(rooms: R) => declared('latest', rooms, false);

/** Declares an event that expires by itself: never stored, never replayed. */
export const volatile = <const R extends Rooms>(rooms: R) => declared('volatile', rooms, false);

/** Declares an event for one connection: no room, no meta. */
export const control = () => ({ class: 'control', namespace: '*', rooms: [], redactable: false }) as const;

/** Joins declarations and shapes. An event has both or does not compile. */
export function declareEvents<
  F extends Record<string, EventDeclaration>,
  S extends Record<keyof F, EventShape> & Record<Exclude<keyof S, keyof F>, never>,
>(declarations: F, shapes: S): { readonly [N in keyof F]: F[N] & S[N] } {
  const names = Object.keys(declarations);
  return Object.fromEntries(names.map((name) => [name, { ...declarations[name], ...shapes[name] }])) as never;
}
