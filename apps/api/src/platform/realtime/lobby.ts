import type { RoomResult } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { draft } from '../events/draft.ts';
import { append } from '../events/event-log.ts';
import type { StoredEvent } from '../events/stored-event.ts';
import { AckStore } from './acks.ts';
import { Capacity } from './capacity.ts';
import { drain } from './drain.ts';
import { Leases } from './leases.ts';
import type { Link } from './link.ts';
import type { RealtimeOptions } from './realtime.ts';
import { Roster } from './roster.ts';
import { Buckets } from './token-bucket.ts';

/** Handshakes a second one address may make, and how many at once. */
const HANDSHAKES = { rate: 50, burst: 500 };

/** Who may come, who is here and who has to go: the same for sockets and event streams. */
export class Lobby {
  readonly roster: Roster;
  readonly leases: Leases;
  readonly acks: AckStore;
  readonly capacity: Capacity;
  readonly handshakes = new Buckets(HANDSHAKES.rate, HANDSHAKES.burst);
  draining = false;
  #streams = 0;
  readonly #options: RealtimeOptions;
  readonly #engines: () => number;

  constructor(options: RealtimeOptions, engines: () => number) {
    const { config, db, log, metrics, serverId } = options;
    const { timings } = config;
    const { perMember } = config.capacity;
    const waits = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
    const onEvicted = (ids: string[]) => this.#tellEvicted(ids);
    this.#options = options;
    this.#engines = engines;
    this.roster = new Roster(options.authority);
    this.capacity = new Capacity(config.capacity, () => this.connectionCount, log);
    this.leases = new Leases({ db, serverId, perMember, timings, onEvicted, onError: waits('Leases must wait') });
    this.acks = new AckStore({ db, batchMs: timings.ackBatch, onError: waits('Acknowledgements must wait') });
    metrics.connections(() => this.connectionCount);
    metrics.gauge('websocket_capacity_used_ratio', 'Open connections by the most allowed', () => this.capacity.used);
  }

  /** Engine connections and event streams: what capacity counts. */
  get connectionCount(): number {
    return this.#engines() + this.#streams;
  }

  /** Milliseconds an address must wait before its next connection. */
  admit(address: string): number {
    return this.#options.config.rateLimits ? this.handshakes.take(address, Date.now()) : 0;
  }

  opened(link: Link): void {
    if (link.rung === 'sse') this.#streams += 1;
    this.roster.add(link);
    this.leases.claim(link);
  }

  closed(link: Link): void {
    if (link.rung === 'sse') this.#streams -= 1;
    this.roster.remove(link);
    this.leases.release(link);
    this.#options.metrics.closed(link.connectedAt);
  }

  slow(link: Link): void {
    this.#options.metrics.slow.inc({ rung: link.rung });
    this.#options.log.info({ connectionId: link.id, rung: link.rung }, 'A reader that does not keep up was closed');
  }

  /** A position was presented: did every room go on from it? */
  returned(results: readonly RoomResult[]): void {
    const whole = results.every((result) => result.ok && result.recovered);
    this.#options.metrics.reconnected(whole ? 'resumed' : 'reset');
  }

  refused(code: string, origin: string | undefined): void {
    this.#options.metrics.refused.inc({ code });
    this.#options.log.info({ code, origin }, 'A handshake was refused');
  }

  /** Everything up to here has arrived on a device; only a member's own stream is stored. */
  acked(link: Link, room: string, offset: number): void {
    if (room === `user:${link.userId}`) this.acks.note(link.userId, link.deviceId, offset);
  }

  /** Takes what the internal stream says about connections; ids of other servers' connections are let pass. */
  apply(event: Pick<StoredEvent, 'name' | 'payload'>): void {
    if (event.name !== 'connection:evicted') return;
    this.#options.metrics.evicted.inc(this.roster.evict(event.payload.connectionIds as string[]));
  }

  /** Refuses newcomers, sends everybody elsewhere, and waits for them to go. */
  async drain(): Promise<void> {
    this.draining = true;
    const { timings } = this.#options.config;
    await drain({ links: () => this.roster.all(), count: () => this.connectionCount, timings });
  }

  /** Keeps what is still to be kept, once nobody is left. */
  async close(): Promise<void> {
    await this.acks.flush();
    await this.leases.close();
  }

  async #tellEvicted(connectionIds: string[]): Promise<void> {
    const asker = { actor: null, correlationId: uuidv7(), idempotency: null };
    await this.#options.events().commit(asker, (tx) => {
      append(tx, draft('connection:evicted', ['internal:sessions'], { connectionIds }));
    });
  }
}
