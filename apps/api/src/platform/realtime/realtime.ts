import type { Server as HttpServer } from 'node:http';
import type { Database } from '@tidings/db';
import type { Config } from '../../config.ts';
import type { Authority } from '../auth/authority.ts';
import type { EventLog } from '../events/event-log.ts';
import type { Spine } from '../events/spine.ts';
import type { StoredEvent } from '../events/stored-event.ts';
import type { Follower } from '../events/tracked-room.ts';
import { addressOf } from '../http/address.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CommandHandlers } from './commands.ts';
import type { Connection } from './connection.ts';
import { coreCommands } from './core-commands.ts';
import { FanOut } from './fan-out.ts';
import { Gateway } from './gateway.ts';
import { keepWatch } from './keep-watch.ts';
import type { Link } from './link.ts';
import { Lobby } from './lobby.ts';
import type { Joining } from './subscribe.ts';
import { Sweeper } from './sweeper.ts';
import { TimeSlices } from './time-slices.ts';

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

/** Everything between the tracker and the browsers, on every rung. */
export class Realtime {
  readonly options: RealtimeOptions;
  readonly lobby: Lobby;
  readonly gateway: Gateway;
  /** What is sent to many is sent in these. */
  readonly slices = new TimeSlices();
  readonly #fanOut: FanOut;
  readonly #sweeper: Sweeper;
  handlers: CommandHandlers = {};
  #spine: Spine | null = null;
  #joining: Joining | null = null;
  #stopWatch: () => void = () => undefined;

  constructor(options: RealtimeOptions) {
    const { config, log, metrics, db, serverId, authority, server } = options;
    this.options = options;
    this.lobby = new Lobby(options, () => this.gateway.io.engine.clientsCount);
    const { lobby } = this;
    this.gateway = new Gateway({
      ...{ server, serverId, authority, timings: config.timings, log },
      rateLimits: config.rateLimits,
      guard: {
        origins: config.origins,
        full: () => lobby.capacity.full,
        draining: () => lobby.draining,
        admit: (address) => lobby.admit(address),
        addressOf: (req) => addressOf(req, config.trustProxy),
        onRefused: (code, req) => lobby.refused(code, req.headers.origin),
      },
      onOpen: (connection) => lobby.opened(connection),
      onClose: (connection) => lobby.closed(connection),
      onSlow: (connection) => lobby.slow(connection),
      onReturned: (results) => lobby.returned(results),
      onRefused: (connection, code, command) => {
        metrics.commandsRefused.inc({ code });
        log.debug({ code, command, connectionId: connection.id }, 'A command was refused');
      },
    });
    this.#fanOut = new FanOut({
      onLag: (connection, room) => this.#fallBehind(connection, room),
      onSent: (event, followers) => metrics.emitted(event, followers),
      slices: this.slices,
    });
    this.#sweeper = new Sweeper({ db, authority, buckets: [lobby.handshakes, this.gateway.memberBudget], log });
  }

  get joining(): Joining {
    if (!this.#joining) throw new Error('The server is not open yet.');
    return this.#joining;
  }

  send(event: StoredEvent, followers: ReadonlySet<Follower>): void {
    this.#fanOut.send(event, followers);
  }

  open(spine: Spine, features: CommandHandlers): void {
    const { db, epoch, authority, log, config } = this.options;
    const { lobby } = this;
    this.#spine = spine;
    this.#joining = {
      ...{ db, epoch, tracker: spine.tracker },
      onForeignRoom: ({ userId, id }, room) => {
        const what = { security: 'foreign-room', userId, room, connectionId: id };
        log.warn(what, 'A member asked for the room of another');
      },
      onAcked: (link, room, offset) => lobby.acked(link, room, offset),
    };
    const headOf = (room: string) => this.#headOf(room);
    const onVisibility = (link: Link) => lobby.leases.visibility(link);
    this.handlers = { ...coreCommands({ ...this.#joining, authority, headOf, onVisibility }), ...features };
    this.gateway.open(this.#joining, this.handlers);
    this.#stopWatch = keepWatch({ links: () => lobby.roster.all(), authority, epoch, headOf, timings: config.timings });
  }

  /** A new epoch: nobody's position holds, so everybody comes back and takes snapshots. */
  reset(): void {
    this.#spine?.tracker.reset();
    for (const link of this.lobby.roster.all()) link.closeReconnectable();
  }

  async close(): Promise<void> {
    this.lobby.draining = true;
    this.#stopWatch();
    this.#sweeper.stop();
    for (const link of this.lobby.roster.all()) if (link.rung === 'sse') link.closeReconnectable();
    await this.gateway.io.close();
    await this.lobby.close();
  }

  #headOf(room: string): number {
    return this.#spine?.tracker.rooms.get(room)?.last ?? 0;
  }

  #fallBehind(connection: Connection, room: string): void {
    if (!connection.rooms.has(room)) return;
    this.options.metrics.lagging.inc();
    connection.exit(room);
    this.#spine?.tracker.lag(room, connection);
    // The event that did not fit is counted before the reader is told how far to pull.
    queueMicrotask(() => connection.fellBehind(room, this.#headOf(room), this.options.epoch()));
  }
}
