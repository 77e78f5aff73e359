import type { EphemeralMeta, Namespace } from '@tidings/contracts';
import type { Socket } from 'socket.io';
import { conformPayload, payloadForWire } from '../../contract/contract.ts';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import { toWire } from '../../events/log/wire.ts';
import { TokenBucket } from '../../limits/token-bucket.ts';
import { Connection, type ConnectionSession, type Transport } from './connection.ts';
import type { Packet } from './packet.ts';
import { Window, windowLimits } from './window.ts';
import { cut } from './write-guard.ts';

export type EngineSocket = Socket['conn'];

const REFUSALS_BEFORE_CLOSE = 20;

/**
 * One engine connection with everything that counts per connection (PROTOCOL §2): rooms, window, budget, signs of life.
 * Its sockets are its namespaces.
 */
export class SocketConnection extends Connection {
  readonly engine: EngineSocket;
  readonly sockets = new Map<Namespace, Socket>();
  readonly window = new Window();
  readonly shared = new TokenBucket(10, 20, Date.now());
  /** Acknowledgements and heartbeats: a whole window, packet by packet, each second. */
  readonly own = new TokenBucket(windowLimits.events, 2 * windowLimits.events, Date.now());
  #refusals = 0;
  #refusedAt = 0;

  constructor(engine: EngineSocket, session: ConnectionSession) {
    super(session);
    this.engine = engine;
  }

  get id(): string {
    return (this.engine as unknown as { id: string }).id;
  }

  get transport(): Transport {
    return this.engine.transport.name === 'polling' ? 'polling' : 'websocket';
  }

  carries(namespace: Namespace): boolean {
    return !this.closing && this.sockets.has(namespace);
  }

  /** Writes what was encoded once for many; nothing where its namespace is not on this connection. */
  write({ namespace, text, options }: Packet): void {
    if (!this.closing && this.sockets.has(namespace)) this.engine.send(text, options as object);
  }

  /** Could something be written right now, without waiting behind something else? */
  get writable(): boolean {
    return this.engine.transport.writable;
  }

  /** Events reach sockets in bulk, through the fan-out; this is for those that were buffered during a subscribe. */
  deliver(event: StoredEvent): void {
    const state = this.rooms.get(event.room);
    if (!state) return;
    state.head = Math.max(state.head, event.offset);
    this.sockets.get(state.namespace)?.emit(...toWire(event));
  }

  sendControl(namespace: Namespace | null, name: string, payload: object): void {
    const socket = (namespace && this.sockets.get(namespace)) ?? this.sockets.values().next().value;
    socket?.emit(name, conformPayload(name, payload));
  }

  override sendEphemeral(namespace: Namespace, name: string, payload: object, meta: EphemeralMeta): void {
    this.sockets.get(namespace)?.emit(name, payloadForWire(name, payload), meta);
  }

  override enter(room: string): void {
    this.window.drop(room);
  }

  override exit(room: string): void {
    this.window.drop(room);
  }

  override ack(room: string, offset: number): number | null {
    const had = super.ack(room, offset);
    if (had !== null) this.window.ack(room, offset);
    return had;
  }

  override dismissFrom(namespace: Namespace, code: string, message: string): void {
    const socket = this.sockets.get(namespace);
    socket?.emit('session:closing', conformPayload('session:closing', { code, message }));
    socket?.disconnect(false);
  }

  /** Counts a refused command. True when it is one too many within ten seconds. */
  refuse(now: number): boolean {
    if (now - this.#refusedAt > 10_000) this.#refusals = 0;
    this.#refusedAt = now;
    this.#refusals += 1;
    return this.#refusals >= REFUSALS_BEFORE_CLOSE;
  }

  closeReconnectable(): void {
    this.closing = true;
    this.engine.close();
  }

  /** Ends it at once, whatever still waits to be written. */
  cut(): void {
    this.closing = true;
    cut(this.engine);
  }

  closeForGood(code: string, message: string, event: 'session:closing' | 'session:evicted' = 'session:closing'): void {
    if (this.closing) return;
    this.closing = true;
    for (const socket of this.sockets.values()) {
      socket.emit(event, conformPayload(event, { code, message }));
      socket.disconnect(false);
    }
    const timer = setTimeout(() => this.engine.close(), 500);
    timer.unref();
  }
}
