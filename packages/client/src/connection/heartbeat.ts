import type { CommandAnswer, Namespace } from '@tidings/contracts';
import { Alarm, type Clock, type Random, withTimeout } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { Connection } from '../transports/port.ts';

export type HeartbeatPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  visible(): boolean;
  /** The namespaces in use. */
  namespaces(): readonly Namespace[];
  answered(latencyMs: number, answer: CommandAnswer<'heartbeat'> & { ok: true }): void;
  /** No answer in time: the connection is dead, whatever the socket believes. */
  failed(connection: Connection): void;
};

/** The application's own sign of life: finds half-open connections and the loss of a stream's last events. */
export class Heartbeat {
  readonly #port: HeartbeatPort;
  readonly #next: Alarm;
  #connection: Connection | null = null;
  #beating = false;

  constructor(port: HeartbeatPort) {
    this.#port = port;
    this.#next = new Alarm(port.clock, () => void this.#beat());
  }

  start(connection: Connection) {
    this.#connection = connection;
    this.#beating = false;
    this.#next.set(this.#port.random() * Math.min(5_000, this.#port.timing.heartbeatMs));
  }

  stop() {
    this.#connection = null;
    this.#beating = false;
    this.#next.clear();
  }

  /** Asks at once: the page is visible again, or somebody doubts the connection. */
  now() {
    if (this.#connection && !this.#beating) this.#next.set(0);
  }

  async #beat() {
    const connection = this.#connection;
    if (!connection) return;
    const { clock, timing, visible } = this.#port;
    this.#beating = true;
    try {
      for (const namespace of this.#port.namespaces()) {
        const sentAt = clock.now();
        const request = connection.request(namespace, 'heartbeat', { visible: visible() });
        const answer = await withTimeout(clock, request, timing.heartbeatTimeoutMs, 'heartbeat');
        if (connection !== this.#connection) return;
        if (answer.ok) this.#port.answered(clock.now() - sentAt, answer);
      }
      this.#beating = false;
      this.#next.set(timing.heartbeatMs);
    } catch {
      if (connection === this.#connection) this.#port.failed(connection);
    }
  }
}
