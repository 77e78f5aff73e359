import type { BusMessage } from '../log/stored-event.ts';

/** Takes what a bus brings. Must not wait; what it throws is reported and keeps no other receiver from anything. */
export interface BusReceiver {
  offer(message: BusMessage): void;
}

/** Carries committed events between servers, best effort: the tracker repairs whatever gets lost. */
export interface Bus {
  /** Never throws, never waits, never queues without bound. */
  publish(messages: readonly BusMessage[]): void;
  /** Brings a receiver every message from now on, of this server and of others; earlier receivers come first. */
  deliverTo(receiver: BusReceiver): void;
  /** False while other servers cannot be reached: heads are then polled more often. */
  readonly healthy: boolean;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** The bus of a single server: a commit is offered to its own receivers in the same turn. */
export class LocalBus implements Bus {
  readonly healthy = true;
  readonly #receivers: BusReceiver[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  deliverTo(receiver: BusReceiver): void {
    this.#receivers.push(receiver);
  }

  publish(messages: readonly BusMessage[]): void {
    for (const message of messages) {
      for (const receiver of this.#receivers) {
        try {
          receiver.offer(message);
        } catch (error) {
          this.#onError(error);
        }
      }
    }
  }

  async start(): Promise<void> {}
  async close(): Promise<void> {}
}
