import type { Server as HttpServer } from 'node:http';
import type { RoomResult } from '@tidings/contracts';
import { type Database, uuidv7 } from '@tidings/db';
import type { Config } from '../../config.ts';
import type { Authority } from '../auth/authority.ts';
import { draft } from '../events/draft.ts';
import { append, type EventLog } from '../events/event-log.ts';
import type { Spine } from '../events/spine.ts';
import type { StoredEvent } from '../events/stored-event.ts';
import type { Follower } from '../events/tracked-room.ts';
import { addressOf } from '../http/address.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { AckStore } from './acks.ts';
import { Capacity } from './capacity.ts';
import type { CommandHandlers } from './commands.ts';
import type { Connection } from './connection.ts';
import { coreCommands } from './core-commands.ts';
import { drain } from './drain.ts';
import { FanOut } from './fan-out.ts';
import { Gateway } from './gateway.ts';
import { keepWatch } from './keep-watch.ts';
import { Leases } from './leases.ts';
import type { Link } from './link.ts';
import { Roster } from './roster.ts';
import type { Joining } from './subscribe.ts';
import { Sweeper } from './sweeper.ts';
import { Buckets } from './token-bucket.ts';

declare module 'fastify' {
  interface FastifyInstance {
    realtime: Realtime;
  }
}

export type RealtimeOptions = {
  config: Config;
  server: HttpServer;
  serverId: string;
  authority: Authority;
  db: Database;
  epoch: () => string;
  events: () => EventLog;
  metrics: Metrics;
  log: Log;
};

/** Handshakes a second one address may make, and how many at once. */
const HANDSHAKES = { rate: 50, burst: 500 };

/** Everything between the tracker and the browsers, on every rung. */
export class Realtime {
  readonly gateway: Gateway;
  readonly fanOut: FanOut;
  readonly roster: Roster;
  readonly leases: Leases;
  readonly acks: AckStore;
  readonly capacity: Capacity;
  readonly options: RealtimeOptions;
  readonly #handshakes = new Buckets(HANDSHAKES.rate, HANDSHAKES.burst);
  readonly #sweeper: Sweeper;
  draining = false;
  streams = 0;
  handlers: CommandHandlers = {};
  #spine: Spine | null = null;
  #joining: Joining | null = null;
  #stopWatch: () => void = () => undefined;

  constructor(options: RealtimeOptions) {
    const { config, log, metrics, db, serverId, authority } = options;
    const { timings } = config;
    this.options = options;
    this.roster = new Roster(authority);
    this.capacity = new Capacity(config.capacity, () => this.connectionCount, log);
    const onError = (what: string) => (error: unknown) => log.warn({ error: String(error) }, what);
    const onEvicted = (ids: string[]) => this.#evicted(ids);
    const { perMember } = config.capacity;
    this.leases = new Leases({ db, serverId, perMember, timings, onEvicted, onError: onError('Leases must wait') });
    this.acks = new AckStore({ db, batchMs: timings.ackBatch, onError: onError('Acknowledgements must wait') });
    this.gateway = new Gateway({
      ...{ server: options.server, serverId, authority, timings, log },
      rateLimits: config.rateLimits,
      guard: {
        origins: config.origins,
        full: () => this.capacity.full,
        draining: () => this.draining,
        admit: (address) => this.admit(address),
        addressOf: (req) => addressOf(req, config.trustProxy),
        onRefused: (code, req) => this.refusedHandshake(code, req.headers.origin),
      },
      onOpen: (connection) => this.opened(connection),
      onClose: (connection) => this.closed(connection),
      onSlow: (connection) => this.slow(connection),
      onReturned: (results) => this.returned(results),
      onRefused: (connection, code, command) => {
        metrics.commandsRefused.inc({ code });
        log.debug({ code, command, connectionId: connection.id }, 'A command was refused');
      },
    });
    this.fanOut = new FanOut(
      this.gateway.io,
      (connection, room) => this.#fallBehind(connection, room),
      (event, followers) => metrics.emitted(event, followers),
    );
    this.#sweeper = new Sweeper({ db, authority, buckets: [this.#handshakes, this.gateway.memberBudget], log });
    metrics.connections(() => this.connectionCount);
    metrics.gauge('websocket_capacity_used_ratio', 'Open connections by the most allowed', () => this.capacity.used);
  }

  /** Engine connections and event streams: what capacity counts. */
  get connectionCount(): number {
    return this.gateway.io.engine.clientsCount + this.streams;
  }

  /** Milliseconds an address must wait before its next connection. */
  admit(address: string): number {
    return this.options.config.rateLimits ? this.#handshakes.take(address, Date.now()) : 0;
  }

  get joining(): Joining {
    if (!this.#joining) throw new Error('The server is not open yet.');
    return this.#joining;
  }

  send(event: StoredEvent, followers: ReadonlySet<Follower>): void {
    this.fanOut.send(event, followers);
  }

  open(spine: Spine, features: CommandHandlers): void {
    const { db, epoch, authority, log, config } = this.options;
    this.#spine = spine;
    this.#joining = {
      ...{ db, epoch, tracker: spine.tracker },
      onForeignRoom: ({ userId, id }, room) =>
        log.warn(
          { security: 'foreign-room', userId, room, connectionId: id },
          'A member asked for the room of another',
        ),
      onAcked: (link, room, offset) => this.acked(link, room, offset),
    };
    const headOf = (room: string) => this.headOf(room);
    const onVisibility = (link: Link) => this.leases.visibility(link);
    this.handlers = { ...coreCommands({ ...this.#joining, authority, headOf, onVisibility }), ...features };
    this.gateway.open(this.#joining, this.handlers);
    this.#stopWatch = keepWatch({ links: () => this.roster.all(), authority, epoch, headOf, timings: config.timings });
  }

  opened(link: Link): void {
    this.roster.add(link);
    this.leases.claim(link);
  }

  closed(link: Link): void {
    this.roster.remove(link);
    this.leases.release(link);
    this.options.metrics.closed(link.connectedAt);
  }

  slow(link: Link): void {
    this.options.metrics.slow.inc({ rung: link.rung });
    this.options.log.info({ connectionId: link.id, rung: link.rung }, 'A reader that does not keep up was closed');
  }

  returned(results: readonly RoomResult[]): void {
    const whole = results.every((result) => result.ok && result.recovered);
    this.options.metrics.reconnected(whole ? 'resumed' : 'reset');
  }

  refusedHandshake(code: string, origin: string | undefined): void {
    this.options.metrics.refused.inc({ code });
    this.options.log.info({ code, origin }, 'A handshake was refused');
  }

  /** Everything up to here has arrived on a device; only a member's own stream is stored. */
  acked(link: Link, room: string, offset: number): void {
    if (room === `user:${link.userId}`) this.acks.note(link.userId, link.deviceId, offset);
  }

  headOf(room: string): number {
    return this.#spine?.tracker.rooms.get(room)?.last ?? 0;
  }

  /** Takes what the internal stream says about connections. */
  apply(event: Pick<StoredEvent, 'name' | 'payload'>): void {
    if (event.name !== 'connection:evicted') return;
    this.options.metrics.evicted.inc(this.roster.evict(event.payload.connectionIds as string[]));
  }

  /** A new epoch: nobody's position holds, so everybody comes back and takes snapshots. */
  reset(): void {
    this.#spine?.tracker.reset();
    for (const link of this.roster.all()) link.closeReconnectable();
  }

  /** Refuses newcomers, sends everybody elsewhere, and waits for them to go. */
  async drain(): Promise<void> {
    this.draining = true;
    const links = () => this.roster.all();
    await drain({ links, count: () => this.connectionCount, timings: this.options.config.timings });
  }

  async close(): Promise<void> {
    this.draining = true;
    this.#stopWatch();
    this.#sweeper.stop();
    for (const link of this.roster.all()) if (link.rung === 'sse') link.closeReconnectable();
    await this.gateway.io.close();
    await this.acks.flush();
    await this.leases.close();
  }

  async #evicted(connectionIds: string[]): Promise<void> {
    const asker = { actor: null, correlationId: uuidv7(), idempotency: null };
    await this.options.events().commit(asker, (tx) => {
      append(tx, draft('connection:evicted', ['internal:sessions'], { connectionIds }));
    });
  }

  #fallBehind(connection: Connection, room: string): void {
    if (!connection.rooms.has(room)) return;
    this.options.metrics.lagging.inc();
    connection.exit(room);
    this.#spine?.tracker.lag(room, connection);
    // The event that did not fit is counted before the reader is told how far to pull.
    queueMicrotask(() => connection.fellBehind(room, this.headOf(room), this.options.epoch()));
  }
}
