import { EventEmitter } from 'node:events';
import type { Redis } from 'ioredis';
import type { KeyRing } from '../auth/secret.ts';
import { sealFor, unsealFrom } from './sealed.ts';

const MAX_PENDING = 500;
const names = (given: string | string[]) => (Array.isArray(given) ? given : [given]);

/**
 * The two clients the Socket.IO adapter is given. It awaits nothing and catches nothing, so the guard does: what cannot
 * be sent now is dropped and counted, subscriptions are renewed after each reconnect, and every message is sealed, since
 * the adapter obeys whoever can write to its channels.
 */
export function adapterClients(connect: (name: string) => Redis, keys: KeyRing, onDropped: (why: string) => void) {
  const pub = connect('adapter-pub');
  const sub = connect('adapter-sub');
  const publisher = new GuardedPublisher(pub, keys[0], onDropped);
  const subscriber = new GuardedSubscriber(sub, keys, onDropped);
  for (const redis of [pub, sub]) redis.connect().catch(() => undefined);
  return {
    publisher,
    subscriber,
    revive() {
      pub.disconnect(true);
      sub.disconnect(true);
    },
    close() {
      pub.disconnect();
      sub.disconnect();
    },
  };
}

class GuardedPublisher extends EventEmitter {
  readonly #redis: Redis;
  readonly #key: Buffer;
  readonly #onDropped: (why: string) => void;
  #pending = 0;

  constructor(redis: Redis, key: Buffer, onDropped: (why: string) => void) {
    super();
    this.#redis = redis;
    this.#key = key;
    this.#onDropped = onDropped;
  }

  /** Never rejects: 0 when nobody can have got it. */
  async publish(channel: string, message: string | Buffer): Promise<number> {
    if (this.#redis.status !== 'ready' || this.#pending >= MAX_PENDING) {
      this.#onDropped(this.#pending >= MAX_PENDING ? 'full' : 'unhealthy');
      return 0;
    }
    this.#pending += 1;
    try {
      return await this.#redis.publish(channel, sealFor(channel, message, this.#key));
    } catch {
      this.#onDropped('failed');
      return 0;
    } finally {
      this.#pending -= 1;
    }
  }
}

class GuardedSubscriber extends EventEmitter {
  readonly #redis: Redis;
  readonly #channels = new Set<string>();
  readonly #patterns = new Set<string>();

  constructor(redis: Redis, keys: KeyRing, onDropped: (why: string) => void) {
    super();
    this.#redis = redis;
    this.setMaxListeners(0);
    const pass = (name: string, pattern: Buffer | null, channel: Buffer, sealed: Buffer) => {
      const message = unsealFrom(channel.toString(), sealed, keys);
      if (!message) onDropped('forged');
      else if (pattern) this.emit(name, pattern, channel, message);
      else this.emit(name, channel, message);
    };
    redis.on('messageBuffer', (channel: Buffer, message: Buffer) => pass('messageBuffer', null, channel, message));
    redis.on('pmessageBuffer', (pattern: Buffer, channel: Buffer, message: Buffer) =>
      pass('pmessageBuffer', pattern, channel, message),
    );
    redis.on('ready', () => {
      if (this.#channels.size > 0) this.#try(redis.subscribe(...this.#channels));
      if (this.#patterns.size > 0) this.#try(redis.psubscribe(...this.#patterns));
    });
  }

  subscribe(given: string | string[]): void {
    for (const name of names(given)) this.#channels.add(name);
    if (this.#redis.status === 'ready') this.#try(this.#redis.subscribe(...names(given)));
  }

  psubscribe(given: string | string[]): void {
    for (const name of names(given)) this.#patterns.add(name);
    if (this.#redis.status === 'ready') this.#try(this.#redis.psubscribe(...names(given)));
  }

  unsubscribe(given: string | string[]): void {
    for (const name of names(given)) this.#channels.delete(name);
    if (this.#redis.status === 'ready') this.#try(this.#redis.unsubscribe(...names(given)));
  }

  punsubscribe(given: string | string[]): void {
    for (const name of names(given)) this.#patterns.delete(name);
    if (this.#redis.status === 'ready') this.#try(this.#redis.punsubscribe(...names(given)));
  }

  /** A connection that ends meanwhile subscribes again when it is ready. */
  #try(work: Promise<unknown>): void {
    work.catch(() => undefined);
  }
}
