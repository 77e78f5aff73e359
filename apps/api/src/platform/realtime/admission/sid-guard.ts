import type { IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';

type Mark = { address: string; agent: string; origin: string };
/** What Socket.IO reads of the request that opened a connection, for as long as that lives. */
type Opener = { headers: Record<string, string>; url: string; _query: unknown; connection: { encrypted: boolean } };
type Engine = { id: string; request: IncomingMessage | Opener; once(event: 'close', listener: () => void): void };

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
      const request = engine.request as IncomingMessage;
      const mark = this.#markOf(request);
      this.#marks.set(engine.id, mark);
      engine.request = openerOf(request, mark);
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

/** The whole request, with its buffers, would be kept with every connection. */
function openerOf(request: IncomingMessage, { agent, origin }: Mark): Opener {
  const { _query } = request as unknown as { _query: unknown };
  const headers = { 'user-agent': agent, ...(origin && { origin }) };
  return { headers, url: request.url ?? '', _query, connection: { encrypted: 'encrypted' in request.socket } };
}
