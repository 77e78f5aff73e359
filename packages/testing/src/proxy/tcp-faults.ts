import { connect, createServer, type Server, type Socket } from 'node:net';
import { Pipe } from './pipe.ts';

/** Which way bytes flow: `up` from client to server, `down` from server to client. */
export type Direction = 'up' | 'down';

/** One client connection and its partner at the server. */
interface Pair {
  client: Socket;
  server: Socket;
  up: Pipe;
  down: Pipe;
}

/** Forwards TCP connections to one target and breaks them on demand. */
export class TcpFaults {
  readonly pairs = new Set<Pair>();
  /** Sockets whose partner was cut away silently; they stay open until the end. */
  private readonly halves = new Set<Socket>();
  private readonly target: { host: string; port: number };
  private listener: Server | undefined;
  private readonly held = new Set<Direction>();
  private readonly delays: Record<Direction, number> = { up: 0, down: 0 };
  private dropNew = false;
  port = 0;

  constructor(target: { host: string; port: number }) {
    this.target = target;
  }

  async listen(port: number): Promise<void> {
    const listener = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => this.accept(client));
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(port, '127.0.0.1', resolve);
    });
    const address = listener.address();
    if (typeof address === 'object' && address) this.port = address.port;
    this.listener = listener;
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.dropNew) return void client.resetAndDestroy();
    const server = connect({ ...this.target, allowHalfOpen: true, noDelay: true });
    client.setNoDelay(true);
    const pair: Pair = { client, server, up: new Pipe(client, server), down: new Pipe(server, client) };
    pair.up.delayMs = this.delays.up;
    pair.down.delayMs = this.delays.down;
    for (const direction of this.held) pair[direction].hold();
    this.pairs.add(pair);
    const end = () => {
      if (!this.pairs.delete(pair)) return;
      client.destroy();
      server.destroy();
    };
    // A connection error must reach the other side as one: a clean end would look like an orderly goodbye.
    server.on('error', () => void (this.pairs.has(pair) && client.resetAndDestroy()));
    client.once('close', end);
    server.once('close', () => {
      if (!this.pairs.has(pair)) return;
      if (pair.down.isDone) end();
      else client.destroySoon();
    });
    pair.up.start();
    pair.down.start();
  }

  setDelay(milliseconds: number, directions: Direction[]): void {
    for (const direction of directions) {
      this.delays[direction] = milliseconds;
      for (const pair of this.pairs) pair[direction].delayMs = milliseconds;
    }
  }

  hold(directions: Direction[]): void {
    for (const direction of directions) {
      this.held.add(direction);
      for (const pair of this.pairs) pair[direction].hold();
    }
  }

  release(): void {
    this.held.clear();
    for (const pair of this.pairs) {
      pair.up.release();
      pair.down.release();
    }
  }

  resetAll(): void {
    for (const { client, server } of [...this.pairs]) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  setDropNew(drop: boolean): void {
    this.dropNew = drop;
  }

  /** One side's connection is torn down; the other side gets no sign of it and keeps an open socket. */
  halve(keep: 'client' | 'server'): void {
    for (const pair of [...this.pairs]) {
      this.pairs.delete(pair);
      const kept = pair[keep];
      pair.up.stop();
      pair.down.stop();
      kept.pause();
      pair[keep === 'client' ? 'server' : 'client'].destroy();
      this.halves.add(kept);
      kept.once('close', () => this.halves.delete(kept));
    }
  }

  async stopListening(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    if (listener) await new Promise<void>((resolve) => listener.close(() => resolve()).on('close', resolve));
  }

  get isListening(): boolean {
    return this.listener !== undefined;
  }

  endHalves(): void {
    for (const socket of this.halves) socket.destroy();
  }
}
