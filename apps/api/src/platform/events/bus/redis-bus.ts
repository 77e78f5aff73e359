import type { KeyRing } from '../../auth/secret.ts';
import { type Clock, systemClock } from '../../kernel/clock.ts';
import type { BusMessage } from '../log/stored-event.ts';
import type { Bus, BusReceiver } from './bus.ts';
import type { BusConnection, OpenBusConnection } from './bus-connection.ts';
import { type Envelope, open, seal } from './envelope.ts';

export type RedisBusOptions = {
  node: string;
  /** The first seals what is sent; what any of them sealed is taken. */
  keys: KeyRing;
  openConnection: OpenBusConnection;
  /** Messages were missed or may have been: compare heads at once. */
  onCompare: () => void;
  onHealth?: (healthy: boolean) => void;
  onDropped: (messages: number, why: string) => void;
  onError: (error: unknown) => void;
  timings: { busBatch: number; busBeat: number; busSilence: number };
  clock?: Clock;
};

const MAX_BATCH = 200;
const MAX_QUEUE = 10_000;
const MAX_UNANSWERED = 500;

/**
 * The bus over Redis Pub/Sub: own receivers first, then other servers in batches of at most 200 messages or 2 ms. Its own beat
 * must come back through Pub/Sub; when it does not, the connections are made anew, since a hung Redis looks connected.
 */
export class RedisBus implements Bus {
  healthy = false;
  readonly #options: RedisBusOptions;
  readonly #clock: Clock;
  readonly #receivers: BusReceiver[] = [];
  #connection: BusConnection | null = null;
  #queue: BusMessage[] = [];
  #unanswered = 0;
  #missed = 0;
  #flushTimer: unknown = null;
  #beatTimer: unknown = null;
  #heardAt = 0;
  #revivedAt = 0;
  #closed = false;

  constructor(options: RedisBusOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  deliverTo(receiver: BusReceiver): void {
    this.#receivers.push(receiver);
  }

  publish(messages: readonly BusMessage[]): void {
    for (const message of messages) this.#offer(message);
    if (this.#closed) return;
    const full = this.#queue.length + messages.length > MAX_QUEUE;
    if (!this.healthy || full) {
      this.#lose(messages.length, full ? 'full' : 'unhealthy');
      return;
    }
    this.#queue.push(...messages);
    if (this.#queue.length >= MAX_BATCH) this.#flush();
    else this.#flushTimer ??= this.#clock.setTimeout(() => this.#flush(), this.#options.timings.busBatch);
  }

  async start(): Promise<void> {
    this.#heardAt = this.#revivedAt = this.#clock.now();
    this.#connection = this.#options.openConnection({
      ready: () => this.#beat(),
      lost: () => this.#setHealth(false),
      message: (text) => this.#receive(text),
    });
    this.#watch(this.#clock.now());
  }

  async close(): Promise<void> {
    this.#flush();
    this.#closed = true;
    this.healthy = false;
    this.#clock.clearTimeout(this.#beatTimer);
    this.#connection?.close();
  }

  #watch(last: number): void {
    const { busBeat, busSilence } = this.#options.timings;
    this.#beatTimer = this.#clock.setTimeout(() => {
      const now = this.#clock.now();
      // This process itself stood still: what came in meanwhile was not looked at yet.
      const stalled = now - last > 2 * busBeat + 50;
      if (!stalled && now - this.#heardAt > busSilence) this.#despair(now);
      this.#beat();
      this.#watch(now);
    }, busBeat);
  }

  #despair(now: number): void {
    this.#lose(this.#queue.splice(0).length, 'unhealthy');
    this.#setHealth(false);
    if (now - this.#revivedAt <= this.#options.timings.busSilence) return;
    this.#revivedAt = now;
    this.#unanswered = 0;
    this.#connection?.revive();
  }

  #beat(): void {
    if (!this.#closed) this.#send({ node: this.#options.node, beat: this.#clock.now(), messages: [] });
  }

  #flush(): void {
    this.#clock.clearTimeout(this.#flushTimer);
    this.#flushTimer = null;
    while (this.#queue.length > 0) this.#send({ node: this.#options.node, messages: this.#queue.splice(0, MAX_BATCH) });
  }

  #send(envelope: Envelope): void {
    const count = envelope.messages.length;
    if (!this.#connection) return;
    if (this.#unanswered >= MAX_UNANSWERED) {
      this.#lose(count, 'full');
      return;
    }
    const missed = this.#missed;
    this.#missed = 0;
    this.#unanswered += 1;
    const answered = () => {
      this.#unanswered = Math.max(0, this.#unanswered - 1);
    };
    this.#connection
      .publish(seal(missed > 0 ? { ...envelope, missed } : envelope, this.#options.keys[0]))
      .then(answered, () => {
        answered();
        this.#missed += missed;
        this.#lose(count, 'failed');
      });
  }

  #lose(messages: number, why: string): void {
    if (messages === 0) return;
    this.#missed += messages;
    this.#options.onDropped(messages, why);
  }

  #receive(text: string): void {
    const envelope = open(text, this.#options.keys);
    if (!envelope) {
      this.#options.onDropped(1, 'forged');
      return;
    }
    if (envelope.node === this.#options.node) {
      if (envelope.beat !== undefined) this.#heard(envelope.beat);
      return;
    }
    for (const message of envelope.messages) this.#offer(message);
    if (envelope.missed) this.#options.onCompare();
  }

  /** An own beat came back. One that is too old was played back by somebody, or waited in a hung Redis. */
  #heard(beat: number): void {
    const now = this.#clock.now();
    if (beat > now || now - beat > this.#options.timings.busSilence) return;
    this.#heardAt = now;
    if (this.healthy || this.#closed) return;
    this.#setHealth(true);
    this.#options.onCompare();
  }

  #setHealth(healthy: boolean): void {
    if (this.healthy === healthy || this.#closed) return;
    this.healthy = healthy;
    this.#options.onHealth?.(healthy);
  }

  #offer(message: BusMessage): void {
    for (const receiver of this.#receivers) {
      try {
        receiver.offer(message);
      } catch (error) {
        this.#options.onError(error);
      }
    }
  }
}
