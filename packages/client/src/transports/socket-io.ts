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
import { PROTOCOL_VERSION, REALTIME_PATH } from '@tidings/contracts/plain';
import { Manager, type Socket } from 'socket.io-client';
import type { Timing } from '../shared/config.ts';
import { readCapacity } from './capacity.ts';
import {
  type Link,
  type LinkClose,
  type LinkContext,
  LinkError,
  type LinkEvents,
  type StampedCursor,
  type Transport,
} from './port.ts';

export type SocketIoOptions = {
  /** The origin of the server, e.g. `https://forum.example`; `''` is the page's own. */
  url: string;
  rung: 'websocket' | 'polling';
  timing: Timing;
  /** Extra headers outside browsers, e.g. `Origin`. */
  headers?: Record<string, string>;
};

type ForumSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** WebSocket or long-polling by Socket.IO: one engine, all namespaces on it, `/admin` only once a room there is wanted. */
export function socketIoTransport(options: SocketIoOptions): Transport {
  return { rung: options.rung, open: (context, events) => new SocketIoLink(options, context, events) };
}

class SocketIoLink implements Link {
  readonly rung: 'websocket' | 'polling';
  readonly #context: LinkContext;
  readonly #events: LinkEvents;
  readonly #timing: Timing;
  readonly #manager: Manager;
  readonly #sockets = new Map<Namespace, { socket: ForumSocket; ready: Promise<void> }>();
  #closed = false;

  constructor(options: SocketIoOptions, context: LinkContext, events: LinkEvents) {
    this.rung = options.rung;
    this.#context = context;
    this.#events = events;
    this.#timing = options.timing;
    this.#manager = new Manager(options.url || undefined, {
      path: REALTIME_PATH,
      transports: [options.rung],
      timeout: options.timing.openTimeoutMs,
      reconnection: false,
      autoConnect: false,
      ...(options.headers ? { extraHeaders: options.headers } : {}),
    });
    this.#manager.on('error', (error) => this.#fail(readCapacity(error) ?? { kind: 'lost', reason: error.message }));
    // A refused namespace closes the manager before it tells why: the reason must win.
    this.#manager.on('close', (reason) => queueMicrotask(() => this.#fail({ kind: 'lost', reason })));
    this.#open('/forum').catch(() => undefined);
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
    if (this.#closed || !socket?.connected) throw new LinkError(`${namespace} is not connected`);
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null, answer: CommandAnswer<N>) =>
        error ? reject(new LinkError(`${name} was not answered`)) : resolve(answer);
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
      socket.on('session:ready', (payload: SessionReadyPayload) => {
        if (this.#closed) return;
        this.#events.ready(namespace, payload, stamp);
        resolve();
        if (namespace === '/forum' && this.#context.cursor('/admin').text)
          this.prepare('/admin').catch(() => undefined);
      });
      socket.on('connect_error', (error) => {
        const { code } = (('data' in error ? error.data : undefined) as ConnectErrorData) ?? {};
        reject(new LinkError(error.message, code));
        if (namespace !== '/forum' && code) this.#sockets.delete(namespace);
        else if (code) this.#fail({ kind: 'refused', code, message: error.message });
        else this.#fail({ kind: 'lost', reason: error.message });
      });
      socket.on('disconnect', (reason) => {
        reject(new LinkError(reason));
        if (namespace === '/forum') this.#fail({ kind: 'lost', reason });
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

  #fail(close: LinkClose) {
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
