import type { z } from 'zod';
import type { Namespace, RoomKind } from './rooms.ts';

/** Delivery classes (PROTOCOL §3): how an event is stored, replayed and coalesced. */
export type DeliveryClass = 'durable' | 'latest' | 'volatile' | 'control';

/** What is known of an event without its schema: how it travels and where. */
export type EventFacts = {
  readonly class: DeliveryClass;
  readonly namespace: Namespace | '*';
  readonly rooms: readonly RoomKind[];
  /** Durable events about one entity: replay may serve `{ id, redacted: true }` instead of the payload. */
  readonly redactable: boolean;
};

export type EventShape = { readonly payload: z.ZodType; readonly summary: string };
export type EventDefinition = EventFacts & EventShape;

/** Declares a stored event: replayed in order, exactly once on the screen. */
export const durable = <const R extends readonly RoomKind[], const X extends boolean = false>(
  namespace: Namespace,
  rooms: R,
  redactable: X = false as X,
) => ({ class: 'durable', namespace, rooms, redactable }) as const;

/** Declares an event whose next one replaces it: coalesced, never replayed. */
export const latest = <const R extends readonly RoomKind[]>(namespace: Namespace, rooms: R) =>
  ({ class: 'latest', namespace, rooms, redactable: false }) as const;

/** Declares an event that expires by itself: never stored, never replayed. */
export const volatile = <const R extends readonly RoomKind[]>(namespace: Namespace, rooms: R) =>
  ({ class: 'volatile', namespace, rooms, redactable: false }) as const;

/** Declares an event for one connection: no room, no meta. */
export const control = () => ({ class: 'control', namespace: '*', rooms: [], redactable: false }) as const;

/** Joins facts and shapes. An event has both or does not compile. */
export function declareEvents<
  F extends Record<string, EventFacts>,
  S extends Record<keyof F, EventShape> & Record<Exclude<keyof S, keyof F>, never>,
>(facts: F, shapes: S): { readonly [N in keyof F]: F[N] & S[N] } {
  const names = Object.keys(facts);
  return Object.fromEntries(names.map((name) => [name, { ...facts[name], ...shapes[name] }])) as never;
}
