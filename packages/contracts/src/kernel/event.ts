import type { z } from 'zod';
import type { Namespace, RoomKind } from './rooms.ts';

/** Delivery classes (PROTOCOL §3): how an event is stored, replayed and coalesced. */
export type DeliveryClass = 'durable' | 'latest' | 'volatile' | 'control';

export type EventDefinition = {
  readonly class: DeliveryClass;
  readonly namespace: Namespace | '*';
  readonly rooms: readonly RoomKind[];
  readonly payload: z.ZodType;
  /** Durable events about one entity: replay may serve `{ id, redacted: true }` instead of the payload. */
  readonly redactable: boolean;
  readonly summary: string;
};

/** Declares a stored event: replayed in order, exactly once on the screen. */
export function durable<P extends z.ZodType, const R extends readonly RoomKind[], const X extends boolean = false>(d: {
  namespace: Namespace;
  rooms: R;
  payload: P;
  redactable?: X;
  summary: string;
}) {
  return { class: 'durable', redactable: d.redactable ?? false, ...d } as {
    readonly class: 'durable';
    readonly namespace: Namespace;
    readonly rooms: R;
    readonly payload: P;
    readonly redactable: X;
    readonly summary: string;
  };
}

/** Declares an event whose next one replaces it: coalesced, never replayed. */
export function latest<P extends z.ZodType, const R extends readonly RoomKind[]>(d: {
  namespace: Namespace;
  rooms: R;
  payload: P;
  summary: string;
}) {
  return { class: 'latest' as const, redactable: false as const, ...d };
}

/** Declares an event that expires by itself: never stored, never replayed. */
export function volatile<P extends z.ZodType, const R extends readonly RoomKind[]>(d: {
  namespace: Namespace;
  rooms: R;
  payload: P;
  summary: string;
}) {
  return { class: 'volatile' as const, redactable: false as const, ...d };
}

/** Declares an event for one connection: no room, no meta. */
export function control<P extends z.ZodType>(d: { payload: P; summary: string }) {
  return { class: 'control' as const, namespace: '*' as const, rooms: [] as const, redactable: false as const, ...d };
}
