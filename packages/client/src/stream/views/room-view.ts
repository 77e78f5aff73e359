import type {
  ControlName,
  EventMeta,
  EventName,
  Position,
  Positions,
  ReceivedPayload,
  ResetReason,
} from '@tidings/contracts';

/** Events that travel in a room; control events speak to the connection instead. */
export type RoomEventName = Exclude<EventName, ControlName>;

/** A room event as a typed tuple: checking `name` narrows `payload` and `meta`. */
export type RoomEvent = {
  [N in RoomEventName]: [name: N, payload: ReceivedPayload<N>, meta: EventMeta<N>];
}[RoomEventName];

/** Why a view has to start again. After `left` and `refused` no snapshot is taken: the room is no longer open. */
export type ResetCause = ResetReason | 'apply_failed' | 'left' | 'refused' | 'too_many_rooms';

export type SnapshotContext = {
  /** `fresh` the first time; otherwise why the old position no longer holds. */
  cause: ResetCause;
  /** Where the room stood when it was joined: the answer for a view that shows no data of its own yet. */
  head: Position;
  /** Aborted when nobody waits for this snapshot any more: do not store its answer. */
  signal: AbortSignal;
};

/** One subscriber of a room. */
export type RoomView = {
  /** The position of data the owner already shows, from that answer's `positions`: no snapshot is needed if it holds. */
  since?: Position | undefined;
  /**
   * Fetches the view anew, stores it, and answers the `positions` of that answer. Called while live events are held;
   * rejections are tried again. A view without it follows from the newest event on.
   */
  snapshot?: (context: SnapshotContext) => Promise<Positions>;
  /**
   * Applies one event. Durable events come in order, each once, after the snapshot; the next waits until a returned
   * promise settles, and only then is the event acknowledged. An exception makes the view take a snapshot.
   */
  onEvent: (...event: RoomEvent) => void | Promise<void>;
  /** What the view shows can no longer be proved. */
  onReset?: (cause: ResetCause) => void;
  /** Once after each reconnect, spread over 2 s: refetch what `latest` events feed (presence, bumps, counts). */
  onStale?: () => void;
};
