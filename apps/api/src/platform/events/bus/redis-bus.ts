import type { Redis } from 'ioredis';
import type { BusMessage } from '../stored-event.ts';
import type { Bus } from './bus.ts';
import { type Envelope, open, seal } from './envelope.ts';

export type RedisBusOptions = {
  node: string;
  key: Buffer;
  /** Makes a connection that never queues offline and never rejects unheard. */
  connect: (name: string) => Redis;
  offer: (message: BusMessage) => void;
  /** Other servers can be reached again: compare heads at once. */
  onHealthy: () => void;
  onDropped: (messages: number, why: 'unhealthy' | 'full' | 'failed' | 'forged') => void;
  timings: { busBatch: number; busBeat: number; busSilence: number };
};

const CHANNEL = 'notifications:bus';
const MAX_BATCH = 200;
const MAX_QUEUE = 10_000;

/**
 * The bus over Redis Pub/Sub: own tracker first, then others in batches of at most 200 messages or 2 ms. Its own beat
 * must come back through Pub/Sub; when it does not, the connections are made anew, since a hung Redis looks connected.
 */
export class RedisBus implements Bus {
  healthy = false;
  readonly #options: RedisBusOptions;
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  #queue: BusMessage[] = [];
  #flushTimer: NodeJS.Timeout | null = null;
  #beatTimer: NodeJS.Timeout | null = null;
  #heardAt = 0;
  #revivedAt = 0;

  constructor(options: RedisBusOptions) {
    this.#options = options;
    this.#publisher = options.connect('bus-pub');
    this.#subscriber = options.connect('bus-sub');
    this.#subscriber.on('message', (_channel: string, text: string) => this.#receive(text));
    this.#subscriber.on('ready', () => void this.#subscriber.subscribe(CHANNEL).catch(() => undefined));
  }

  publish(messages: readonly BusMessage[]): void {
    for (const message of messages) this.#options.offer(message);
    const full = this.#queue.length + messages.length > MAX_QUEUE;
    if (!this.healthy || full) {
      this.#options.onDropped(messages.length, full ? 'full' : 'unhealthy');
      return;
    }
    this.#queue.push(...messages);
    if (this.#queue.length >= MAX_BATCH) this.#flush();
    else this.#flushTimer ??= setTimeout(() => this.#flush(), this.#options.timings.busBatch);
  }

  async start(): Promise<void> {
    this.#heardAt = Date.now();
    this.#revivedAt = Date.now();
    void this.#publisher.connect().catch(() => undefined);
    void this.#subscriber.connect().catch(() => undefined);
    this.#beatTimer = setInterval(() => this.#beat(), this.#options.timings.busBeat);
  }

  async close(): Promise<void> {
    if (this.#beatTimer) clearInterval(this.#beatTimer);
    this.#flush();
    this.healthy = false;
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  #flush(): void {
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
    this.#flushTimer = null;
    while (this.#queue.length > 0) this.#send({ node: this.#options.node, messages: this.#queue.splice(0, MAX_BATCH) });
  }

  #send(envelope: Envelope): void {
    const lost = () => this.#options.onDropped(envelope.messages.length, 'failed');
    if (this.#publisher.status !== 'ready') {
      lost();
      return;
    }
    this.#publisher.publish(CHANNEL, seal(envelope, this.#options.key)).catch(lost);
  }

  #receive(text: string): void {
    const envelope = open(text, this.#options.key);
    if (!envelope) {
      this.#options.onDropped(1, 'forged');
      return;
    }
    if (envelope.node === this.#options.node) {
      if (envelope.beat) this.#heard();
      return;
    }
    for (const message of envelope.messages) this.#options.offer(message);
  }

  #heard(): void {
    this.#heardAt = Date.now();
    if (this.healthy) return;
    this.healthy = true;
    this.#options.onHealthy();
  }

  #beat(): void {
    const { busSilence } = this.#options.timings;
    if (Date.now() - this.#heardAt > busSilence) {
      this.healthy = false;
      this.#queue.length = 0;
      if (Date.now() - this.#revivedAt > busSilence) {
        this.#revivedAt = Date.now();
        this.#publisher.disconnect(true);
        this.#subscriber.disconnect(true);
      }
    }
    this.#send({ node: this.#options.node, beat: Date.now(), messages: [] });
  }
}
