import type { RoomResult } from '@tidings/contracts';
import { type Database, uuidv7 } from '@tidings/db';
import type { Config } from '../../../config/config.ts';
import type { Authority } from '../../auth/authority.ts';
import type { EventLog } from '../../events/log/event-log.ts';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import { fact } from '../../kernel/facts.ts';
import { AddressBudget } from '../../limits/address-budget.ts';
import { isOwnStream } from '../../rooms/room-rules.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { Connection } from '../connection/connection.ts';
import { AckStore } from '../delivery/acks.ts';
import { Capacity } from './capacity.ts';
import { ConnectionRegistry } from './connection-registry.ts';
import { drain } from './drain.ts';
import { Leases } from './leases.ts';

export type AdmissionOptions = {
  config: Config;
  serverId: string;
  authority: Authority;
  db: Database;
  events: EventLog;
  metrics: Metrics;
  log: Log;
};

/** Who reads events over a route of a feature: counted like a connection, and sent away like one. */
export type Reader = Pick<Connection, 'closing' | 'closeReconnectable'>;

/** Handshakes a second one address may make, and how many at once. */
const HANDSHAKES = { rate: 50, burst: 500 };

/** Who may come, who is here and who has to go: the same for sockets and event streams. */
export class Admission {
  readonly registry: ConnectionRegistry;
  readonly readers = new Set<Reader>();
  readonly leases: Leases;
  readonly acks: AckStore;
  readonly capacity: Capacity;
  readonly handshakes = new AddressBudget(HANDSHAKES.rate, HANDSHAKES.burst);
  draining = false;
  #streams = 0;
  readonly #options: AdmissionOptions;
  readonly #engines: () => number;

  constructor(options: AdmissionOptions, engines: () => number) {
    const { config, db, log, metrics, serverId } = options;
    const { timings } = config;
    const { perMember } = config.capacity;
    const failed = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
    const onEvicted = (ids: string[]) => this.#publishEvicted(ids);
    this.#options = options;
    this.#engines = engines;
    this.registry = new ConnectionRegistry(options.authority);
    this.capacity = new Capacity(config.capacity, () => this.connectionCount, log);
    this.leases = new Leases({
      db,
      serverId,
      perMember,
      timings,
      onEvicted,
      onError: failed('Could not write connection leases; trying again within 10 s'),
    });
    this.acks = new AckStore({
      db,
      batchMs: timings.ackBatch,
      onError: failed('Could not store acknowledgements; trying again within 1 s'),
    });
    metrics.connections(() => this.connectionCount);
    metrics.gauge(
      'websocket_capacity_used_ratio',
      'Open connections divided by MAX_CONNECTIONS; the server refuses more at 0.95',
      () => this.capacity.used,
    );
  }

  /** Engine connections, event streams and other readers: what capacity counts. */
  get connectionCount(): number {
    return this.#engines() + this.#streams + this.readers.size;
  }

  /** Milliseconds an address must wait before its next connection. */
  admit(address: string): number {
    return this.#options.config.rateLimits ? this.handshakes.take(address, Date.now()) : 0;
  }

  opened(connection: Connection): void {
    if (connection.transport === 'sse') this.#streams += 1;
    this.registry.add(connection);
    this.leases.claim(connection);
  }

  closed(connection: Connection): void {
    if (connection.transport === 'sse') this.#streams -= 1;
    this.registry.remove(connection);
    this.leases.release(connection);
    this.#options.metrics.closed(connection.connectedAt);
  }

  slow(connection: Pick<Connection, 'id' | 'transport'>): void {
    this.#options.metrics.slow.inc({ transport: connection.transport });
    this.#options.log.info(
      { connectionId: connection.id, transport: connection.transport },
      'Closed a connection whose reader does not keep up; it comes back with its position',
    );
  }

  /** A position was presented: did every room go on from it? */
  returned(results: readonly RoomResult[]): void {
    const whole = results.every((result) => result.ok && result.recovered);
    this.#options.metrics.reconnected(whole ? 'resumed' : 'reset');
  }

  refused(code: string, origin: string | undefined): void {
    this.#options.metrics.refused.inc({ code });
    this.#options.log.info({ code, origin }, 'Refused a handshake');
  }

  /** Everything up to here has arrived on a device, which had what came up to `had`; only a member's own stream is stored. */
  acked(connection: Connection, room: string, offset: number, had?: number): void {
    if (!isOwnStream(room, connection.userId)) return;
    const visible = connection.isSeen(this.#options.config.timings.silence);
    this.acks.note(connection.userId, connection.deviceId, offset, { had: had ?? null, visible });
  }

  /** Takes what the internal stream says about connections; ids of other servers' connections are let pass. */
  apply(event: Pick<StoredEvent, 'name' | 'payload'>): void {
    if (event.name !== 'connection:evicted') return;
    this.#options.metrics.evicted.inc(this.registry.evict(event.payload.connectionIds as string[]));
  }

  /** Refuses newcomers, sends everybody elsewhere, and waits for them to go. */
  async drain(): Promise<void> {
    this.draining = true;
    const { timings } = this.#options.config;
    await drain({
      connections: () => [...this.registry.all(), ...this.readers],
      count: () => this.connectionCount,
      timings,
    });
  }

  /** Keeps what is still to be kept, once nobody is left. */
  async close(): Promise<void> {
    await this.acks.flush();
    await this.leases.close();
  }

  async #publishEvicted(connectionIds: string[]): Promise<void> {
    const asker = { actor: null, correlationId: uuidv7(), idempotency: null };
    await this.#options.events.commit(asker, (tx) =>
      tx.append(fact('connections.evicted', { cause: 'taken-over', connectionIds })),
    );
  }
}
