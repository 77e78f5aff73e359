import type { Server as HttpServer } from 'node:http';
import { type Limits, type Namespace, namespaces, REALTIME_PATH, type RoomResult, rooms } from '@tidings/contracts';
import { Server, type Socket } from 'socket.io';
import type { Authority } from '../auth/authority.ts';
import { TidingsError } from '../errors.ts';
import type { Log } from '../telemetry/log.ts';
import { type CommandHandlers, type DispatchOptions, dispatch } from './commands.ts';
import type { Connection } from './connection.ts';
import { type Guard, guardEngine } from './engine-guards.ts';
import { connectionOf, guardNamespace } from './handshake.ts';
import { type Joining, joinRooms, MAX_ROOMS, type Wanted } from './subscribe.ts';
import { Buckets } from './token-bucket.ts';
import { windowLimits } from './window.ts';

export type GatewayOptions = {
  server: HttpServer;
  serverId: string;
  authority: Authority;
  guard: Guard;
  rateLimits: boolean;
  timings: { enginePing: number; enginePingTimeout: number; connectTimeout: number; heads: number };
  log: Log;
  /** Called when a connection's first namespace is in, before `session:ready`. It may throw to refuse. */
  onOpen: (connection: Connection) => void;
  onClose: (connection: Connection, reason: string) => void;
  onRefused: (connection: Connection, code: string, name: string) => void;
};

const MAX_PAYLOAD = 64 * 1024;

export const limits = (heartbeatMs: number): Limits => ({
  rooms: MAX_ROOMS,
  commandsPerSecond: 10,
  burst: 20,
  windowEvents: windowLimits.events,
  windowBytes: windowLimits.bytes,
  heartbeatMs,
  maxPayloadBytes: MAX_PAYLOAD,
});

/** The Socket.IO side of the server: one engine on `/ws`, three namespaces, no rights of its own. */
export class Gateway {
  readonly io: Server;
  readonly connections = new Set<Connection>();
  readonly memberBudget = new Buckets(30, 60);
  readonly #options: GatewayOptions;
  #joining: Joining | null = null;
  #dispatch: DispatchOptions | null = null;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.io = new Server(options.server, {
      path: REALTIME_PATH,
      serveClient: false,
      transports: ['websocket', 'polling'],
      pingInterval: options.timings.enginePing,
      pingTimeout: options.timings.enginePingTimeout,
      connectTimeout: options.timings.connectTimeout,
      maxHttpBufferSize: MAX_PAYLOAD,
      perMessageDeflate: false,
      httpCompression: false,
      cleanupEmptyChildNamespaces: true,
    });
    guardEngine(this.io, options.guard);
  }

  /** Opens the namespaces once the tracker and the features' commands are there. */
  open(joining: Joining, handlers: CommandHandlers): void {
    const { log, authority } = this.#options;
    this.#joining = joining;
    this.#dispatch = {
      handlers,
      memberBudget: this.memberBudget,
      limits: this.#options.rateLimits,
      recheck: (connection) => this.recheck(connection),
      onRefused: this.#options.onRefused,
      onError: (error, connection, name) =>
        log.error({ err: error, connectionId: connection.id, command: name }, 'A command failed'),
    };
    for (const namespace of namespaces) {
      guardNamespace(this.io, namespace, authority);
      this.io.of(namespace).on('connection', (socket) => this.#enter(socket, namespace));
    }
  }

  /** Expiry and revocation, from memory. Throws what ended. */
  recheck(connection: Connection): void {
    if (connection.expiresAt < Date.now()) throw new TidingsError('AUTH_EXPIRED', 'Your sign-in has expired.');
    this.#options.authority.assertNotRevoked(connection.actor.sessionId);
  }

  #enter(socket: Socket, namespace: Namespace): void {
    const connection = connectionOf(socket.conn);
    if (!connection || connection.closing) return void socket.disconnect(true);
    const first = !this.connections.has(connection);
    connection.sockets.set(namespace, socket);
    if (first) this.#begin(connection);
    const ready = this.#welcome(connection, socket, namespace);
    socket.onAny((name: string, ...args: unknown[]) => {
      const options = this.#dispatch;
      if (options) void ready.then((ok) => (ok ? dispatch(options, connection, namespace, name, args) : undefined));
    });
    socket.on('error', () => undefined);
    socket.on('disconnect', (reason) => this.#leave(connection, namespace, reason));
  }

  #begin(connection: Connection): void {
    this.connections.add(connection);
    const seen = () => {
      connection.lastSeen = Date.now();
    };
    connection.engine.on('packet', seen);
    connection.engine.on('heartbeat', seen);
    this.#options.onOpen(connection);
  }

  async #welcome(connection: Connection, socket: Socket, namespace: Namespace): Promise<boolean> {
    const joining = this.#joining;
    if (!joining) return false;
    const own = namespace === '/forum' ? [rooms.user(connection.userId), rooms.announcements] : [];
    const cursor = socket.data.cursor as {
      epoch: string;
      entries: { room: string; offset: number | null; tail?: string }[];
    } | null;
    socket.data.cursor = null;
    const wanted = new Map<string, Wanted>(own.map((room) => [room, { room }]));
    for (const { room, offset, tail } of cursor?.entries ?? []) {
      const since = offset === null || !cursor ? {} : { since: { epoch: cursor.epoch, offset, tail } };
      wanted.set(room, { room, ...since });
    }
    const ready = (results: RoomResult[]) =>
      socket.emit('session:ready', {
        userId: connection.userId,
        sessionId: connection.actor.sessionId,
        connectionId: connection.id,
        serverId: this.#options.serverId,
        epoch: joining.epoch(),
        rooms: results,
        limits: limits(30_000),
        serverTime: new Date().toISOString(),
      });
    try {
      await joinRooms(
        joining,
        connection,
        namespace,
        [...wanted.values()].slice(0, own.length + MAX_ROOMS),
        ready,
        true,
      );
      return true;
    } catch (error) {
      if (!connection.closing) {
        this.#options.log.warn({ err: error, connectionId: connection.id }, 'A connection could not be caught up');
        connection.closeReconnectable();
      }
      return false;
    }
  }

  #leave(connection: Connection, namespace: Namespace, reason: string): void {
    const joining = this.#joining;
    connection.sockets.delete(namespace);
    for (const [room, state] of connection.rooms) {
      if (state.namespace !== namespace) continue;
      connection.rooms.delete(room);
      joining?.tracker.leave(room, connection);
    }
    if (connection.sockets.size > 0) return;
    this.connections.delete(connection);
    this.#options.onClose(connection, reason);
    if (!connection.closing) connection.engine.close();
  }
}
