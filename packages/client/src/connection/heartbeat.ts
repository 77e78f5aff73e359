import type { CommandAnswer, CommandInput, Namespace, Viewing } from '@tidings/contracts';
import { Alarm, type Clock, type Random, withTimeout } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { Connection } from '../transports/port.ts';

export type HeartbeatPort = {
  clock: Clock;
  random: Random;
  timing: Timing;
  visible(): boolean;
  /** What is on the screen. */
  viewing(): readonly Viewing[];
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
  /** Something changed while it was beating. */
  #again = false;
  /** This connection was notified of something that is looked at. */
  #said = false;
  /** Its server knows nothing of that. */
  #unknown = false;

  constructor(port: HeartbeatPort) {
    this.#port = port;
    this.#next = new Alarm(port.clock, () => void this.#beat());
  }

  start(connection: Connection) {
    this.#connection = connection;
    this.#beating = false;
    this.#said = false;
    this.#unknown = false;
    const soon = this.#port.viewing().length > 0 ? 1_000 : 5_000;
    this.#next.set(this.#port.random() * Math.min(soon, this.#port.timing.heartbeatMs));
  }

  stop() {
    this.#connection = null;
    this.#beating = false;
    this.#next.clear();
  }

  /** Asks at once: the page is visible again, or somebody doubts the connection. */
  now() {
    if (this.#beating) this.#again = true;
    else if (this.#connection) this.#next.set(0);
  }

  /** What is looked at is said while there is something, and once when there is nothing any more. */
  #look(): CommandInput<'heartbeat'> {
    const visible = this.#port.visible();
    const viewing = [...this.#port.viewing()];
    if (this.#unknown || (viewing.length === 0 && !this.#said)) return { visible };
    this.#said = viewing.length > 0;
    return { visible, viewing };
  }

  async #beat() {
    const connection = this.#connection;
    if (!connection) return;
    const { clock, timing } = this.#port;
    this.#beating = true;
    this.#again = false;
    try {
      for (const namespace of this.#port.namespaces()) {
        const sentAt = clock.now();
        const look = this.#look();
        const request = connection.request(namespace, 'heartbeat', look);
        const answer = await withTimeout(clock, request, timing.heartbeatTimeoutMs, 'heartbeat');
        if (connection !== this.#connection) return;
        if (answer.ok) this.#port.answered(clock.now() - sentAt, answer);
        else if (look.viewing && answer.code === 'VALIDATION_FAILED') {
          // A server of before knows no `viewing`: it is asked without, so that its heads are heard.
          this.#unknown = true;
          this.#again = true;
        }
      }
      this.#beating = false;
      this.#next.set(this.#again ? 0 : timing.heartbeatMs);
    } catch {
      if (connection === this.#connection) this.#port.failed(connection);
    }
  }
}
