import type { ServerResponse } from 'node:http';
import { writeLimits } from '../connection/write-guard.ts';

type Ports = {
  /** Takes the response over and sends its head; called before the first byte. */
  start: () => void;
  keepAliveMs: number;
  /** How long a reader may take for what waits, where it is waited for, in ms. */
  drainWithinMs: number;
  /** What is written from time to time, so that nobody on the way takes the stream for dead. */
  keepAlive: () => string;
  /** The reader does not read; the response is destroyed next. */
  onCut: () => void;
  /** It is over, once. */
  onClose: () => void;
};

/** More than this waits: who can bring it later does so. */
const PLENTY_BYTES = writeLimits.bytes / 4;
/** How long the last words may take to leave. */
const LAST_WORDS_MS = 500;

/** The response of an event stream: what waits in it is bounded, and a reader that does not read is cut off. */
export class SseOutput {
  readonly #raw: ServerResponse;
  readonly #ports: Ports;
  readonly #keepAlive: NodeJS.Timeout;
  #pending = 0;
  #over = false;

  constructor(raw: ServerResponse, ports: Ports) {
    this.#raw = raw;
    this.#ports = ports;
    this.#keepAlive = setInterval(() => raw.headersSent && this.write(ports.keepAlive()), ports.keepAliveMs);
    raw.on('drain', () => {
      this.#pending = 0;
    });
    raw.on('error', () => raw.destroy());
    raw.once('close', () => this.abandon());
    // Whoever asked is gone already: nothing will say so any more.
    if (raw.destroyed) queueMicrotask(() => this.abandon());
  }

  write(text: string): void {
    if (this.#over || this.#raw.writableEnded) return;
    if (!this.#raw.headersSent) this.#ports.start();
    this.#pending = this.#raw.write(text) ? 0 : this.#pending + 1;
    if (this.#pending > writeLimits.packets || this.#raw.writableLength > writeLimits.bytes) this.#cut();
  }

  /** So much waits already that what comes next is better read again later. */
  get plenty(): boolean {
    return this.#raw.writableLength > PLENTY_BYTES;
  }

  /** Resolves when what was written has left; a reader that takes too long is cut off. */
  async drained(): Promise<void> {
    if (!this.#raw.writableNeedDrain || this.#over) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => this.#cut(), this.#ports.drainWithinMs);
      const done = () => {
        clearTimeout(timer);
        this.#raw.off('drain', done).off('close', done);
        resolve();
      };
      this.#raw.on('drain', done).on('close', done);
    });
  }

  end(): void {
    if (this.#over) return;
    this.#raw.end();
    setTimeout(() => this.#raw.destroy(), LAST_WORDS_MS).unref();
  }

  /** Nothing more is written; before anything was, the request is answered by others. */
  abandon(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#keepAlive);
    this.#ports.onClose();
  }

  #cut(): void {
    if (this.#over) return;
    this.#ports.onCut();
    this.#raw.destroy();
  }
}
