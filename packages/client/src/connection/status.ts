import type { ErrorCode } from '@tidings/contracts';
import type { TransportName } from '../shared/transport-name.ts';

export type ConnectionState =
  | 'idle'
  | 'connecting'
  | 'live'
  | 'polling'
  | 'sse'
  | 'timed'
  | 'reconnecting'
  | 'offline'
  | 'lost'
  | 'evicted'
  | 'capacity'
  | 'signed-out'
  | 'closing';

/** What the interface shows of the connection. Immutable: a change is a new object. Times are of the clock, in ms. */
export type Status = {
  state: ConnectionState;
  /** When this state began. */
  since: number;
  /** The transport in use; `null` while there is none. */
  transport: TransportName | null;
  /** The try under way or awaited, of how many, while reconnecting. */
  attempt: number;
  attempts: number;
  /** When the next try is made (reconnecting, capacity) or the next check (timed). */
  nextTryAt: number | null;
  /** The round trip of the last heartbeat. */
  latencyMs: number | null;
  /** How long the current connection took to its `session:ready`. */
  connectMs: number | null;
  lastEventAt: number | null;
  /** When the connection was last lost; kept after it is back, for "Back after 4 min". */
  lostAt: number | null;
  serverId: string | null;
  connectionId: string | null;
  userId: string | null;
  /** Why the connection ended for good. */
  code: ErrorCode | null;
  message: string | null;
};

const initial: Status = {
  state: 'idle',
  since: 0,
  transport: null,
  attempt: 0,
  attempts: 0,
  nextTryAt: null,
  latencyMs: null,
  connectMs: null,
  lastEventAt: null,
  lostAt: null,
  serverId: null,
  connectionId: null,
  userId: null,
  code: null,
  message: null,
};

/** The status as a store: `subscribe` and `getSnapshot` fit React's `useSyncExternalStore`. */
export class StatusStore {
  #status = initial;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();

  constructor(now: () => number) {
    this.#now = now;
    this.#status = { ...initial, since: now() };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): Status => this.#status;

  /** Changes what is named; nobody is notified when nothing changed. */
  set(change: Partial<Omit<Status, 'since'>>) {
    const next = { ...this.#status, ...change };
    if (next.state !== this.#status.state) next.since = this.#now();
    const keys = Object.keys(next) as (keyof Status)[];
    if (keys.every((key) => next[key] === this.#status[key])) return;
    this.#status = next;
    for (const listener of [...this.#listeners]) listener();
  }
}

export const stateOfTransport: Record<TransportName, ConnectionState> = {
  websocket: 'live',
  polling: 'polling',
  sse: 'sse',
  rest: 'timed',
};
