import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Database } from '@tidings/db';
import type { Config } from '../../config.ts';
import type { Authority } from '../auth/authority.ts';
import type { Spine } from '../events/spine.ts';
import type { StoredEvent } from '../events/stored-event.ts';
import type { Follower } from '../events/tracked-room.ts';
import type { Log } from '../telemetry/log.ts';
import type { CommandHandlers } from './commands.ts';
import type { Connection } from './connection.ts';
import { coreCommands } from './core-commands.ts';
import { FanOut } from './fan-out.ts';
import { Gateway } from './gateway.ts';
import { keepWatch, sendHeads } from './keep-watch.ts';
import type { Joining } from './subscribe.ts';
import { Buckets } from './token-bucket.ts';

export type RealtimeOptions = {
  config: Config;
  server: HttpServer;
  serverId: string;
  authority: Authority;
  db: Database;
  epoch: () => string;
  log: Log;
};

/** Handshakes a second one address may make, and how many at once. */
const HANDSHAKES = { rate: 50, burst: 500 };

/** Everything between the tracker and the browsers on the upper two rungs. */
export class Realtime {
  readonly gateway: Gateway;
  readonly fanOut: FanOut;
  draining = false;
  readonly #options: RealtimeOptions;
  readonly #handshakes = new Buckets(HANDSHAKES.rate, HANDSHAKES.burst);
  #spine: Spine | null = null;
  #stopWatch: () => void = () => undefined;

  constructor(options: RealtimeOptions) {
    const { config, log } = options;
    this.#options = options;
    this.gateway = new Gateway({
      server: options.server,
      serverId: options.serverId,
      authority: options.authority,
      rateLimits: config.rateLimits,
      timings: config.timings,
      log,
      guard: {
        origins: config.origins,
        connections: () => this.connectionCount,
        refuseAt: config.capacity.refuseAt,
        draining: () => this.draining,
        admit: (address) => (config.rateLimits ? this.#handshakes.take(address, Date.now()) : 0),
        addressOf: (req) => addressOf(req, config.trustProxy),
        onRefused: (code, req) => log.info({ code, origin: req.headers.origin }, 'A handshake was refused'),
      },
      onOpen: () => undefined,
      onClose: () => undefined,
      onRefused: (connection, code, name) =>
        log.debug({ code, command: name, connectionId: connection.id }, 'A command was refused'),
    });
    this.fanOut = new FanOut(
      this.gateway.io,
      (connection, room) => this.#fallBehind(connection, room),
      () => undefined,
    );
    options.authority.onRevoked((sessionId) => this.#revoke(sessionId));
    options.authority.onChanged((userId) => void this.#refreshActor(userId));
  }

  /** Sockets by engine; event streams add theirs. */
  get connectionCount(): number {
    return this.gateway.io.engine.clientsCount;
  }

  send(event: StoredEvent, followers: ReadonlySet<Follower>): void {
    this.fanOut.send(event, followers);
  }

  open(spine: Spine, features: CommandHandlers): void {
    const { db, epoch, authority, log, config } = this.#options;
    this.#spine = spine;
    const joining: Joining = {
      db,
      epoch,
      tracker: spine.tracker,
      onForeignRoom: (connection, room) =>
        log.warn(
          { security: 'foreign-room', userId: connection.userId, room, connectionId: connection.id },
          'A member asked for the room of another',
        ),
    };
    const core = coreCommands({
      ...joining,
      authority,
      headOf: (room) => this.#headOf(room),
      onAcked: () => undefined,
    });
    this.gateway.open(joining, { ...core, ...features });
    this.#stopWatch = keepWatch({
      gateway: this.gateway,
      authority,
      epoch,
      headOf: (room) => this.#headOf(room),
      timings: config.timings,
    });
  }

  /** A new epoch: nobody's position holds, so everybody comes back and takes snapshots. */
  reset(): void {
    this.#spine?.tracker.reset();
    for (const connection of this.gateway.connections) connection.closeReconnectable();
  }

  async close(): Promise<void> {
    this.#stopWatch();
    await this.gateway.io.close();
  }

  #headOf(room: string): number {
    return this.#spine?.tracker.rooms.get(room)?.last ?? 0;
  }

  #fallBehind(connection: Connection, room: string): void {
    const state = connection.rooms.get(room);
    if (!state) return;
    state.lagging = true;
    void connection.sockets.get(state.namespace)?.leave(`${room}#${connection.shard}`);
    queueMicrotask(() => {
      state.head = Math.max(state.head, this.#headOf(room));
      this.#spine?.tracker.leave(room, connection);
      sendHeads({ headOf: (name) => this.#headOf(name), epoch: this.#options.epoch }, connection);
    });
  }

  #revoke(sessionId: string): void {
    for (const connection of this.gateway.connections) {
      if (connection.actor.sessionId === sessionId) {
        connection.closeForGood('SESSION_REVOKED', 'You were signed out on another device.');
      }
    }
  }

  async #refreshActor(userId: string): Promise<void> {
    for (const connection of this.gateway.connections) {
      if (connection.userId !== userId) continue;
      const { actor, tokenVersion: version, expiresAt } = connection;
      try {
        connection.actor = await this.#options.authority.actorOf({
          userId,
          sessionId: actor.sessionId,
          version,
          expiresAt,
        });
        const admin = connection.sockets.get('/admin');
        if (admin && connection.actor.role === 'member') {
          admin.emit('session:closing', { code: 'FORBIDDEN', message: 'You are no longer a moderator.' });
          admin.disconnect(false);
        }
      } catch {
        connection.closeForGood('SUSPENDED', 'Your account may not be used right now.');
      }
    }
  }
}

function addressOf(req: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(req.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  return forwarded || req.socket.remoteAddress || 'unknown';
}
