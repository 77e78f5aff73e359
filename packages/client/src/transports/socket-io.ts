import type {
  ClientToServerEvents,
  CommandAnswer,
  CommandInput,
  CommandName,
  ConnectErrorData,
  HandshakeAuth,
  Namespace,
  ServerToClientEvents,
  SessionReadyPayload,
} from '@tidings/contracts';
import { namespaces, PROTOCOL_VERSION, REALTIME_PATH } from '@tidings/contracts/plain';
import { Manager, type Socket } from 'socket.io-client';
import type { Timing } from '../shared/config.ts';
import { homeNamespace } from '../shared/home-namespace.ts';
import { readCapacity } from './capacity.ts';
import {
  type Connection,
  type ConnectionClose,
  type ConnectionContext,
  ConnectionError,
  type ConnectionEvents,
  type StampedCursor,
  type Transport,
} from './port.ts';

export type SocketIoOptions = {
  /** The origin of the server, e.g. `https://forum.example`; `''` is the page's own. */
  url: string;
  transport: 'websocket' | 'polling';
  timing: Timing;
  /** Extra headers outside browsers, e.g. `Origin`. */
  headers?: Record<string, string>;
};

type ForumSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
/** One event by its name: through the map of all events a compiler compares each with each, for some twenty seconds. */
type HearReady = (name: 'session:ready', listener: (payload: SessionReadyPayload) => void) => unknown;

/** WebSocket or long-polling by Socket.IO: one engine, the home namespace at once, others once a room there is wanted. */
export function socketIoTransport(options: SocketIoOptions): Transport {
  return { name: options.transport, open: (context, events) => new SocketIoConnection(options, context, events) };
}

class SocketIoConnection implements Connection {
  readonly transport: 'websocket' | 'polling';
  readonly #context: ConnectionContext;
  readonly #events: ConnectionEvents;
  readonly #timing: Timing;
  readonly #manager: Manager;
  readonly #sockets = new Map<Namespace, { socket: ForumSocket; ready: Promise<void> }>();
  #closed = false;

  constructor(options: SocketIoOptions, context: ConnectionContext, events: ConnectionEvents) {
    this.transport = options.transport;
    this.#context = context;
    this.#events = events;
    this.#timing = options.timing;
    this.#manager = new Manager(options.url || undefined, {
      path: REALTIME_PATH,
      transports: [options.transport],
      timeout: options.timing.openTimeoutMs,
      reconnection: false,
      autoConnect: false,
      ...(options.headers ? { extraHeaders: options.headers } : {}),
    });
    this.#manager.on('error', (error) => this.#fail(readCapacity(error) ?? { kind: 'lost', reason: error.message }));
    // A refused namespace closes the manager before it says why: the reason must win.
    this.#manager.on('close', (reason) => queueMicrotask(() => this.#fail({ kind: 'lost', reason })));
    this.#open(homeNamespace).catch(() => undefined);
  }

  prepare(namespace: Namespace): Promise<void> {
    return this.#sockets.get(namespace)?.ready ?? this.#open(namespace);
  }

  async request<N extends CommandName>(
    namespace: Namespace,
    name: N,
    input: CommandInput<N>,
  ): Promise<CommandAnswer<N>> {
    const socket = this.#sockets.get(namespace)?.socket;
    if (this.#closed || !socket?.connected) throw new ConnectionError(`${namespace} is not connected`);
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null, answer: CommandAnswer<N>) =>
        error ? reject(new ConnectionError(`${name} was not answered`)) : resolve(answer);
      // The maps type every event; a generic name needs the untyped emitter.
      (socket.timeout(this.#timing.requestTimeoutMs) as unknown as Emitter).emit(name, input, answered);
    });
  }

  close() {
    this.#closed = true;
    this.#end();
  }

  #open(namespace: Namespace): Promise<void> {
    let stamp: StampedCursor['stamp'] = new Map();
    const auth = (send: (auth: HandshakeAuth) => void) => {
      const cursor = this.#context.cursor(namespace);
      stamp = cursor.stamp;
      const who = { token: this.#context.token(), deviceId: this.#context.deviceId, protocol: PROTOCOL_VERSION };
      send(cursor.text ? { ...who, cursor: cursor.text } : who);
    };
    const socket: ForumSocket = this.#manager.socket(namespace);
    // The manager keeps the socket of a namespace: one that is opened again must not hear everything twice.
    socket.removeAllListeners();
    socket.offAny();
    socket.auth = auth as (send: (auth: object) => void) => void;
    const ready = new Promise<void>((resolve, reject) => {
      const hear: HearReady = socket.on.bind(socket) as never;
      hear('session:ready', (payload) => {
        if (this.#closed) return;
        this.#events.ready(namespace, payload, stamp);
        resolve();
        if (namespace === homeNamespace) this.#openWanted();
      });
      socket.on('connect_error', (error) => {
        const { code } = (('data' in error ? error.data : undefined) as ConnectErrorData) ?? {};
        reject(new ConnectionError(error.message, code));
        if (namespace !== homeNamespace && code) this.#sockets.delete(namespace);
        else if (code) this.#fail({ kind: 'refused', code, message: error.message });
        else this.#fail({ kind: 'lost', reason: error.message });
      });
      socket.on('disconnect', (reason) => {
        reject(new ConnectionError(reason));
        if (namespace === homeNamespace) this.#fail({ kind: 'lost', reason });
        else this.#sockets.delete(namespace);
      });
    });
    ready.catch(() => undefined);
    socket.onAny((name: string, payload: object, meta?: object) => {
      if (!this.#closed && name !== 'session:ready') this.#events.packet(name, payload, meta);
    });
    this.#sockets.set(namespace, { socket, ready });
    socket.connect();
    return ready;
  }

  /** Namespaces with rooms that are wanted already: their cursor goes with the handshake instead of a `subscribe` each. */
  #openWanted() {
    for (const namespace of namespaces) {
      if (this.#context.cursor(namespace).text) this.prepare(namespace).catch(() => undefined);
    }
  }

  #fail(close: ConnectionClose) {
    if (this.#closed) return;
    this.#closed = true;
    this.#end();
    this.#events.closed(close);
  }

  #end() {
    for (const { socket } of this.#sockets.values()) socket.disconnect();
    this.#manager._close();
  }
}

type Emitter = { emit(name: string, ...args: unknown[]): void };
