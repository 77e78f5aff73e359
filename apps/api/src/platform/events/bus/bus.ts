import type { BusMessage } from '../log/stored-event.ts';

/** Carries committed events between servers, best effort: the tracker repairs whatever gets lost. */
export interface Bus {
  /** Never throws, never waits, never queues without bound. */
  publish(messages: readonly BusMessage[]): void;
  /** False while other servers cannot be reached: heads are then polled more often. */
  readonly healthy: boolean;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The bus of a single server: a commit is offered to the own tracker in the same turn. */
export class LocalBus implements Bus {
  readonly healthy = true;
  readonly #offer: (message: BusMessage) => void;
  readonly #onError: (error: unknown) => void;

  constructor(offer: (message: BusMessage) => void, onError: (error: unknown) => void) {
    this.#offer = offer;
    this.#onError = onError;
  }

  publish(messages: readonly BusMessage[]): void {
    for (const message of messages) {
      try {
        this.#offer(message);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  async start(): Promise<void> {}
  async close(): Promise<void> {}
}
