import type { Socket } from 'node:net';

/**
 * Copies one direction of a connection, later by delayMs and not at all while held. Held bytes are not lost: like packets
 * on a dead connection they arrive once it is back, and the sender's buffers fill up meanwhile.
 */
export class Pipe {
  delayMs = 0;
  isDone = false;
  private held = false;
  private stopped = false;
  private waiting: { chunk: Buffer | undefined; due: number }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private readonly from: Socket;
  private readonly to: Socket;

  constructor(from: Socket, to: Socket) {
    this.from = from;
    this.to = to;
  }

  start(): void {
    this.from.on('data', (chunk) => this.take(chunk));
    this.from.on('end', () => this.take(undefined));
    this.to.on('drain', () => this.mayRead() && this.from.resume());
    if (this.held) this.from.pause();
    else this.from.resume();
  }

  hold(): void {
    this.held = true;
    clearTimeout(this.timer);
    this.from.pause();
  }

  release(): void {
    if (!this.held) return;
    this.held = false;
    this.flush();
    if (this.mayRead()) this.from.resume();
  }

  stop(): void {
    this.stopped = true;
    this.waiting = [];
    clearTimeout(this.timer);
  }

  private mayRead(): boolean {
    return !this.held && !this.stopped;
  }

  private take(chunk: Buffer | undefined): void {
    if (this.stopped) return;
    this.waiting.push({ chunk, due: performance.now() + this.delayMs });
    this.flush();
  }

  private flush(): void {
    clearTimeout(this.timer);
    while (this.mayRead()) {
      const next = this.waiting[0];
      if (!next) return;
      const wait = next.due - performance.now();
      if (wait > 0.5) {
        this.timer = setTimeout(() => this.flush(), wait);
        return;
      }
      this.waiting.shift();
      this.pass(next.chunk);
    }
  }

  private pass(chunk: Buffer | undefined): void {
    if (!chunk) {
      this.isDone = true;
      this.to.end();
    } else if (this.to.writable && !this.to.write(chunk)) {
      this.from.pause();
    }
  }
}
