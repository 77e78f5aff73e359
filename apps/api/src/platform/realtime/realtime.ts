import type { Server } from 'socket.io';
import type { WithheldFrom } from '../events/catch-up/withheld.ts';
import type { Tracker } from '../events/tracker/tracker.ts';
import { addressOf } from '../http/address.ts';
import { Admission, type AdmissionOptions } from './admission/admission.ts';
import { keepWatch } from './admission/connection-watch.ts';
import { Sweeper } from './admission/sweeper.ts';
import type { CommandHandlers } from './commands/command-handler.ts';
import { coreCommands } from './commands/core-commands.ts';
import type { Connection } from './connection/connection.ts';
import type { SocketConnection } from './connection/socket-connection.ts';
import { FanOut } from './delivery/fan-out.ts';
import type { TimeSlices } from './delivery/time-slices.ts';
import { Gateway } from './socket/gateway.ts';
import type { Joining } from './subscription/subscribe.ts';

declare module 'fastify' {
  interface FastifyInstance {
    realtime: Realtime;
  }
}

export type RealtimeOptions = AdmissionOptions & {
  io: Server;
  tracker: Tracker;
  epoch: () => string;
  /** What is sent to many is sent in these. */
  slices: TimeSlices;
  withheldFrom: WithheldFrom;
};

/** Everything between the tracker and the browsers, on every transport. */
export class Realtime {
  readonly options: RealtimeOptions;
  readonly admission: Admission;
  readonly gateway: Gateway;
  readonly joining: Joining;
  readonly #sweeper: Sweeper;
  handlers: CommandHandlers = {};
  #stopWatch: () => void = () => undefined;

  constructor(options: RealtimeOptions) {
    const { config, log, metrics, db, serverId, authority, io, tracker, epoch, slices, withheldFrom } = options;
    this.options = options;
    this.admission = new Admission(options, () => io.engine.clientsCount);
    const { admission } = this;
    this.gateway = new Gateway({
      io,
      serverId,
      authority,
      log,
      rateLimits: config.rateLimits,
      guard: {
        origins: config.origins,
        full: () => admission.capacity.full,
        draining: () => admission.draining,
        admit: (address) => admission.admit(address),
        addressOf: (req) => addressOf(req, config.trustProxy),
        onRefused: (code, req) => admission.refused(code, req.headers.origin),
      },
      onOpen: (connection) => admission.opened(connection),
      onClose: (connection) => admission.closed(connection),
      onSlow: (connection) => admission.slow(connection),
      onFlood: (limit) => metrics.floods.inc({ limit }),
      floodReportMs: config.timings.floodReport,
      onReturned: (results) => admission.returned(results),
      onRefused: (connection, code, command) => {
        metrics.commandsRefused.inc({ code });
        log.debug({ code, command, connectionId: connection.id }, 'Refused a command');
      },
    });
    this.joining = {
      db,
      epoch,
      tracker,
      withheldFrom,
      onForeignRoom: ({ userId, id }, room) =>
        log.warn(
          { security: 'foreign-room', userId, room, connectionId: id },
          'A member asked for the room of another member; refused it',
        ),
      onAcked: (...acked) => admission.acked(...acked),
    };
    const fanOut = new FanOut({
      onLag: (connection, room) => this.#fallBehind(connection, room),
      metrics,
      slices,
      withheldFrom,
    });
    tracker.deliverTo(fanOut);
    this.#sweeper = new Sweeper({ db, authority, buckets: [admission.handshakes, this.gateway.memberBudget], log });
  }

  /** Lets connections in, once the commands of all features are there. */
  open(features: CommandHandlers): void {
    const { epoch, authority, config } = this.options;
    const { admission, joining } = this;
    const headOf = (room: string) => this.#headOf(room);
    const onLook = (connection: Connection) => admission.leases.looked(connection);
    this.handlers = { ...coreCommands({ ...joining, authority, headOf, onLook }), ...features };
    this.gateway.open(joining, this.handlers);
    this.#stopWatch = keepWatch({
      connections: () => admission.registry.all(),
      authority,
      epoch,
      headOf,
      timings: config.timings,
    });
  }

  /** A new epoch: nobody's position holds, so everybody comes back and takes snapshots. */
  reset(): void {
    this.options.tracker.reset();
    for (const connection of this.admission.registry.all()) connection.closeReconnectable();
    for (const reader of this.admission.readers) reader.closeReconnectable();
  }

  async close(): Promise<void> {
    this.admission.draining = true;
    this.#stopWatch();
    this.#sweeper.stop();
    for (const connection of this.admission.registry.all())
      if (connection.transport === 'sse') connection.closeReconnectable();
    for (const reader of this.admission.readers) reader.closeReconnectable();
    await this.gateway.io.close();
    await this.admission.close();
  }

  #headOf(room: string): number {
    return this.options.tracker.rooms.get(room)?.last ?? 0;
  }

  #fallBehind(connection: SocketConnection, room: string): void {
    if (!connection.rooms.has(room)) return;
    this.options.metrics.lagging.inc();
    connection.exit(room);
    this.options.tracker.lag(room, connection);
    // The event that did not fit is counted before the reader is sent the head to pull up to.
    queueMicrotask(() => connection.fellBehind(room, this.#headOf(room), this.options.epoch()));
  }
}
