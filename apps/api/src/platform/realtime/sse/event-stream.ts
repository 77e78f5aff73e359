import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type EphemeralMeta, idTail, type Namespace } from '@tidings/contracts';
import { conformPayload, payloadForWire } from '../../contract/contract.ts';
import type { StoredEvent } from '../../events/log/stored-event.ts';
import { Connection, type ConnectionSession, type Standing } from '../connection/connection.ts';
import { frame, frameOf, idLine } from './sse-frames.ts';
import { SseOutput } from './sse-output.ts';

export type StreamPorts = {
  epoch: () => string;
  /** Takes the response over and sends its head; called before the first byte. */
  start: () => void;
  onClose: (stream: EventStream) => void;
  onSlow: (stream: EventStream) => void;
  timings: { sseKeepAlive: number; sseIdle: number };
};

const DRAIN_WITHIN_MS = 30_000;

/** A member's event stream (PROTOCOL §7): the third transport, with the same rooms, permissions and order as a socket. */
export class EventStream extends Connection {
  readonly id = randomBytes(15).toString('base64url');
  readonly transport = 'sse';
  readonly #output: SseOutput;
  readonly #ports: StreamPorts;
  readonly #standings = new Map<string, Standing>();
  #idTimer: NodeJS.Timeout | null = null;
  #idAt = 0;

  constructor(raw: ServerResponse, session: ConnectionSession, ports: StreamPorts) {
    super(session);
    this.#ports = ports;
    this.#output = new SseOutput(raw, {
      start: ports.start,
      keepAliveMs: ports.timings.sseKeepAlive,
      drainWithinMs: DRAIN_WITHIN_MS,
      keepAlive: () => ': keep-alive\n\n',
      onCut: () => {
        ports.onSlow(this);
        this.closing = true;
      },
      onClose: () => this.#end(),
    });
  }

  carries(_namespace: Namespace): boolean {
    return !this.closing;
  }

  override enter(room: string, _namespace: Namespace, standing: Standing): void {
    this.#standings.set(room, standing);
  }

  /** A stream pulls by itself. */
  override fellBehind(room: string): void {
    const state = this.rooms.get(room);
    if (state) state.lagging = true;
  }

  override removed(room: string): void {
    this.#standings.delete(room);
    super.removed(room);
  }

  override dismissFrom(namespace: Namespace): void {
    for (const [room, state] of [...this.rooms]) if (state.namespace === namespace) this.removed(room);
  }

  standing(room: string): Standing | undefined {
    return this.#standings.get(room);
  }

  deliver(event: StoredEvent): void {
    const state = this.rooms.get(event.room);
    if (!state || state.lagging) return;
    state.head = Math.max(state.head, event.offset);
    this.#standings.set(event.room, { offset: event.offset, tail: idTail(event.id) });
    const due = Date.now() - this.#idAt >= this.#ports.timings.sseIdle;
    this.#output.write((due ? this.#idLine() : '') + frameOf(event));
    if (!due) this.#idTimer ??= setTimeout(() => this.mark(), this.#ports.timings.sseIdle);
  }

  sendControl(_namespace: Namespace | null, name: string, payload: object): void {
    this.#output.write(frame(name, [conformPayload(name, payload)]));
  }

  override sendEphemeral(_namespace: Namespace, name: string, payload: object, meta: EphemeralMeta): void {
    this.#output.write(frame(name, [payloadForWire(name, payload), meta]));
  }

  /** Writes stored events that come before going live, in one piece with what precedes them. */
  replay(first: [name: string, payload: object] | null, events: Iterable<readonly [string, object, object]>): void {
    let text = first ? frame(first[0], [first[1]]) : '';
    for (const [name, payload, meta] of events) text += frame(name, [payload, meta]);
    if (text) this.#output.write(text);
  }

  /** Says where the reader stands, for `Last-Event-ID`. */
  mark(): void {
    if (this.#idTimer) clearTimeout(this.#idTimer);
    this.#idTimer = null;
    this.#output.write(`${this.#idLine()}\n`);
  }

  /** Resolves when what was written has left; a reader that takes too long is cut off. */
  drained(): Promise<void> {
    return this.#output.drained();
  }

  closeReconnectable(): void {
    this.closing = true;
    this.#output.end();
  }

  closeForGood(code: string, message: string, event: 'session:closing' | 'session:evicted' = 'session:closing'): void {
    if (this.closing) return;
    this.sendControl(null, event, { code, message });
    this.closeReconnectable();
  }

  /** Given up before anything was written: the request is answered by others. */
  abandon(): void {
    this.#output.abandon();
  }

  #idLine(): string {
    this.#idAt = Date.now();
    return idLine(this.#ports.epoch(), this.#standings);
  }

  #end(): void {
    this.closing = true;
    if (this.#idTimer) clearTimeout(this.#idTimer);
    this.#ports.onClose(this);
  }
}
