import { namespaces } from '@tidings/contracts';
import type { Namespace as Nsp, Server, Socket } from 'socket.io';
import type { Authority } from '../../auth/authority.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { Buckets } from '../../limits/token-bucket.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Guard, guardEngine } from '../admission/engine-guards.ts';
import type { CommandHandlers } from '../commands/command-handler.ts';
import { type DispatchOptions, dispatch } from '../commands/dispatch.ts';
import type { SocketConnection } from '../connection/socket-connection.ts';
import { cut, guardWrites } from '../connection/write-guard.ts';
import type { Limit } from '../engine/engine-budget.ts';
import { EngineWatch } from '../engine/engine-watch.ts';
import { FloodReport } from '../engine/flood-report.ts';
import type { Joining } from '../subscription/subscribe.ts';
import { closeRoot, connectionOf, guardNamespace } from './handshake.ts';
import { type WelcomePorts, welcome } from './welcome.ts';

type Name = (typeof namespaces)[number];

export type GatewayOptions = Omit<WelcomePorts, 'joining'> & {
  io: Server;
  authority: Authority;
  guard: Omit<Guard, 'within'>;
  rateLimits: boolean;
  log: Log;
  /** A connection's first namespace is in; `session:ready` is still to come. */
  onOpen: (connection: SocketConnection) => void;
  onClose: (connection: SocketConnection, reason: string) => void;
  /** A reader did not keep up and was closed; without a namespace it has no id yet. */
  onSlow: (connection: Pick<SocketConnection, 'id' | 'transport'>) => void;
  /** A connection sent more than a client has to say and was closed. */
  onFlood: (limit: Limit) => void;
  /** How long the log says one line of floods. */
  floodReportMs: number;
  onRefused: (connection: SocketConnection, code: string, name: string) => void;
};

/** Commands that may wait for a connection to be caught up. */
const MAX_WAITING = 64;

/** The Socket.IO side of the server: one engine on `/ws` with its namespaces, no permissions of its own. */
export class Gateway {
  readonly io: Server;
  readonly connections = new Set<SocketConnection>();
  readonly memberBudget = new Buckets(30, 60);
  readonly #options: GatewayOptions;
  readonly #watch: EngineWatch;
  #joining: Joining | null = null;
  #dispatch: DispatchOptions | null = null;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.io = options.io;
    this.#watch = new EngineWatch(this.io, {
      perSecond: options.rateLimits,
      addressOf: options.guard.addressOf,
      end: (engine) => end(engine),
      report: new FloodReport(options.log, options.onFlood, options.floodReportMs),
    });
    this.io.engine.on('connection', (engine: { id: string; transport: { name: string } }) => {
      guardWrites(engine, () => {
        const transport = engine.transport.name === 'polling' ? 'polling' : 'websocket';
        options.onSlow({ id: engine.id, transport });
        end(engine);
      });
    });
    guardEngine(this.io, { ...options.guard, within: (sid, req) => this.#watch.request(sid, req) });
    closeRoot(this.io);
  }

  /** Opens the namespaces once the tracker and the features' commands are there. */
  open(joining: Joining, handlers: CommandHandlers): void {
    const { log, authority } = this.#options;
    this.#joining = joining;
    this.#dispatch = {
      handlers,
      memberBudget: this.memberBudget,
      limits: this.#options.rateLimits,
      recheck: (connection, name) => this.recheck(connection, name),
      onRefused: this.#options.onRefused,
      onError: (error, connection, name) =>
        log.error(
          { err: error, connectionId: connection.id, command: name },
          'A command failed with an unexpected error; answered INTERNAL',
        ),
    };
    for (const namespace of namespaces) {
      guardNamespace(this.io, namespace, authority);
      (this.io.of(namespace) as Nsp).on('connection', (socket) => this.#enter(socket, namespace));
    }
  }

  /** Expiry and revocation, from memory. Throws what ended. An expired connection may still bring a new token. */
  recheck(connection: SocketConnection, name: string): void {
    if (connection.closing) throw new TidingsError('CONFLICT', 'This connection is ending.');
    this.#options.authority.assertNotRevoked(connection.actor.sessionId);
    if (connection.expiresAt < Date.now() && name !== 'auth:refresh') {
      throw new TidingsError('AUTH_EXPIRED', 'Your sign-in has expired.');
    }
  }

  #enter(socket: Socket, namespace: Name): void {
    const connection = connectionOf(socket.conn);
    const joining = this.#joining;
    if (!joining || !connection || connection.closing) return void socket.disconnect(true);
    const first = !this.connections.has(connection);
    connection.sockets.set(namespace, socket);
    if (first) this.#begin(connection);
    socket.on('error', () => undefined);
    socket.on('disconnect', (reason) => this.#leave(connection, namespace, reason));
    const ready = welcome({ ...this.#options, joining }, connection, socket, namespace);
    let waiting = 0;
    socket.onAny((name: string, ...args: unknown[]) => {
      const options = this.#dispatch;
      waiting += 1;
      if (waiting > MAX_WAITING) return connection.closeReconnectable();
      void ready.then(async (ok) => {
        waiting -= 1;
        if (ok && options) await dispatch(options, connection, namespace, name, args);
      });
    });
  }

  #begin(connection: SocketConnection): void {
    this.connections.add(connection);
    const seen = () => {
      connection.lastSeen = Date.now();
    };
    connection.engine.on('packet', seen);
    connection.engine.on('heartbeat', seen);
    this.#watch.joined(connection);
    this.#options.onOpen(connection);
  }

  #leave(connection: SocketConnection, namespace: Name, reason: string): void {
    connection.sockets.delete(namespace);
    for (const [room, state] of connection.rooms) {
      if (state.namespace !== namespace) continue;
      connection.rooms.delete(room);
      this.#joining?.tracker.leave(room, connection);
    }
    if (connection.sockets.size > 0 || !this.connections.delete(connection)) return;
    this.#options.onClose(connection, reason);
    if (!connection.closing) connection.closeReconnectable();
  }
}

/** Ends an engine connection at once, whether a namespace was joined on it or not. */
function end(engine: object): void {
  const connection = connectionOf(engine);
  if (connection) connection.cut();
  else cut(engine);
}
