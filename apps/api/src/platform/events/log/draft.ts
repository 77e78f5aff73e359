import type { DurableName, EventPayload } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';

/** Events that only servers read: they stand in rooms no client can join. */
export type InternalPayloads = {
  'session:revoked': { sessionIds: string[] };
  'member:changed': { userId: string };
  'key:revoked': { keyIds: string[] };
  'connection:evicted': { connectionIds: string[] };
};
type AnyName = DurableName | keyof InternalPayloads;
type PayloadOf<N extends AnyName> = N extends keyof InternalPayloads
  ? InternalPayloads[N]
  : N extends DurableName
    ? EventPayload<N>
    : never;

/**
 * A feed: the SQL function `feed_<name>`, called with `Args` under the lock of the event's stream. What it returns, `Adds`,
 * is added to the payload, so that numbers are true at the event's offset.
 */
export type Feed<Args extends object, Adds extends object> = { readonly name: string; readonly types?: [Args, Adds] };
export const defineFeed = <Args extends object, Adds extends object>(name: string): Feed<Args, Adds> => ({ name });

/** An event before it is committed. */
export type EventDraft = {
  /** Of the fact behind it, where that is not the request it is committed with. */
  correlationId?: string;
  id: string;
  name: AnyName;
  payload: object;
  rooms: readonly string[];
  entityId?: string;
  feed?: { name: string; args: object };
};

/** Drafts an event whose payload is complete. `entityId` makes it redactable when that entity goes. */
export function draft<N extends AnyName>(
  name: N,
  rooms: readonly string[],
  payload: PayloadOf<N>,
  entityId?: string,
): EventDraft {
  return { id: uuidv7(), name, rooms, payload, ...(entityId ? { entityId } : {}) };
}

/** Drafts an event to whose payload a feed adds numbers that are only known under the stream's lock. */
export function fedDraft<N extends DurableName, Args extends object, Adds extends object>(
  name: N,
  rooms: readonly string[],
  payload: Omit<EventPayload<N>, keyof Adds>,
  feed: Feed<Args, Adds>,
  args: Args,
  entityId?: string,
): EventDraft {
  return { id: uuidv7(), name, rooms, payload, feed: { name: feed.name, args }, ...(entityId ? { entityId } : {}) };
}
