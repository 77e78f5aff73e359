import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';

type Mark = { address: string; agent: string; origin: string };
type Engine = { id: string; request: IncomingMessage; once(event: 'close', listener: () => void): void };

/**
 * A session id opens a transport to whoever knows it. It is 120 random bits; besides, it only works from the page it was
 * made for, and not from another address and another browser at once (a telephone changes its address, not its browser).
 */
export class SidGuard {
  readonly #marks = new Map<string, Mark>();
  readonly #addressOf: (req: IncomingMessage) => string;

  constructor(io: Server, addressOf: (req: IncomingMessage) => string) {
    this.#addressOf = addressOf;
    io.engine.on('connection', (engine: Engine) => {
      this.#marks.set(engine.id, this.#markOf(engine.request));
      engine.once('close', () => this.#marks.delete(engine.id));
    });
  }

  belongs(sid: string, req: IncomingMessage): boolean {
    const made = this.#marks.get(sid);
    if (!made) return false;
    const here = this.#markOf(req);
    if (here.origin !== '' && made.origin !== '' && here.origin !== made.origin) return false;
    return here.address === made.address || here.agent === made.agent;
  }

  #markOf(req: IncomingMessage): Mark {
    const { 'user-agent': agent = '', origin = '' } = req.headers;
    return { address: this.#addressOf(req), agent, origin };
  }
}
