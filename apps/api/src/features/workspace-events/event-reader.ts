import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { eventType, type StreamReset } from '@tidings/contracts';
import type { StoredEvent } from '../../platform/events/log/stored-event.ts';
import type { Follower } from '../../platform/events/tracker/tracked-room.ts';
import { SseOutput } from '../../platform/realtime/sse/sse-output.ts';
import type { Start } from './asked.ts';
import { endFrame, frameOf, idLine, type Place, placeOf, resetFrame } from './frames.ts';

/** Who reads: a member in a session, or a key, which stands on the membership of who made it. */
export type Principal = { id: string; userId: string; workspaceId: string; isKey: boolean };

type Ports = {
  room: string;
  source: string;
  types: ReadonlySet<string>;
  start: Start;
  epoch: () => string;
  keepAliveMs: number;
  sendHead: () => void;
  onSlow: (reader: EventReader) => void;
  onClose: (reader: EventReader) => void;
  /** Something was not handed on: the reader has to be caught up again. */
  onFellOut: (reader: EventReader) => void;
};

/** How long a reader waits before it comes back by itself, in ms. */
const RETRY_MS = 3000;

/** Somebody who reads the events of a workspace over one response, in order and each once. */
export class EventReader implements Follower {
  readonly id = randomUUID();
  readonly transport = 'sse';
  readonly principal: Principal;
  closing = false;
  /** It is sent what happens; else it is being caught up. */
  live = false;
  /** Where it stands; null until its beginning was looked up. */
  place: Place | null = null;
  readonly #ports: Ports;
  readonly #output: SseOutput;
  /** It stands further on than the last `id:` it was sent says. */
  #moved = false;

  constructor(raw: ServerResponse, principal: Principal, ports: Ports) {
    this.principal = principal;
    this.#ports = ports;
    this.#output = new SseOutput(raw, {
      start: ports.sendHead,
      keepAliveMs: ports.keepAliveMs,
      drainWithinMs: ports.keepAliveMs * 2,
      keepAlive: () => `: keep-alive\n${this.#moved ? this.#idLine() : ''}\n`,
      onCut: () => {
        ports.onSlow(this);
        this.closing = true;
      },
      onClose: () => {
        this.closing = true;
        ports.onClose(this);
      },
    });
    this.#output.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** Whose permission it reads by. */
  get userId(): string {
    return this.principal.userId;
  }

  get room(): string {
    return this.#ports.room;
  }

  get start(): Start {
    return this.#ports.start;
  }

  deliver(event: StoredEvent): void {
    if (!this.live || this.closing || !this.place || event.offset <= this.place.offset) return;
    // What comes faster than it reads is brought from the table, as fast as it reads.
    if (event.offset === this.place.offset + 1 && !this.#output.plenty) this.take([event]);
    else this.fellOut();
  }

  fellOut(): void {
    if (!this.live || this.closing) return;
    this.live = false;
    this.#ports.onFellOut(this);
  }

  removed(): void {
    this.close('NOT_FOUND', 'The workspace does not exist, or it is not open to you any more.');
  }

  /** Brings events that come right after where it stands; of those it did not ask for only its place moves. */
  take(events: readonly StoredEvent[]): void {
    let text = '';
    for (const event of events) {
      this.place = placeOf(event);
      this.#moved = !this.#ports.types.has(eventType(event.name));
      if (!this.#moved) text += frameOf(event, this.#ports.source, this.principal.isKey);
    }
    if (text) this.#output.write(text);
  }

  /** It stands there, because it begins there. */
  begin(place: Place): void {
    this.place = place;
    this.#moved = true;
  }

  /** What is missing cannot be brought: says so, and goes on from there. */
  reset(reason: StreamReset['reason'], place: Place): void {
    this.place = place;
    this.#output.write(this.#idLine() + resetFrame(reason));
  }

  /** Says where it stands, where that is not known from the last event. */
  mark(): void {
    if (this.#moved) this.#output.write(`${this.#idLine()}\n`);
  }

  drained(): Promise<void> {
    return this.#output.drained();
  }

  /** Ends it with a reason: it has no right to come back, or another reader took its place. */
  close(code: string, message: string): void {
    if (this.closing) return;
    this.#output.write(endFrame(code, message));
    this.closeReconnectable();
  }

  closeReconnectable(): void {
    this.closing = true;
    this.#output.end();
  }

  #idLine(): string {
    this.#moved = false;
    return idLine(this.#ports.epoch(), this.room, this.place ?? { offset: 0, tail: undefined });
  }
}
