import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What happens to a request that is blocked: refused with 403, reset, or never answered. */
export type BlockMode = 'refuse' | 'reset' | 'hang';

/** Kinds of request a real-time client makes; a rule of its own is a function of the request. */
export interface BlockRules {
  /** WebSocket upgrades. */
  websocket?: BlockMode;
  /** Engine.IO long-polling: requests below /ws that are no upgrade. */
  polling?: BlockMode;
  /** Server-sent events: GET /api/stream, and whatever accepts text/event-stream. */
  sse?: BlockMode;
  /** Everything else one wants: the mode, or undefined to let the request pass. */
  other?: (request: IncomingMessage) => BlockMode | undefined;
}

type Kind = 'websocket' | 'polling' | 'sse' | 'plain';

function kindOf({ headers, url = '' }: IncomingMessage): Kind {
  if (headers.upgrade?.toLowerCase() === 'websocket') return 'websocket';
  if (/^\/ws(\/|\?|$)/.test(url)) return 'polling';
  if (url.startsWith('/api/stream') || headers.accept?.includes('text/event-stream')) return 'sse';
  return 'plain';
}

/** An HTTP proxy that lets some kinds of request through and blocks others, as middleboxes do. */
export class HttpFilter {
  private rules: BlockRules = {};
  private readonly target: { host: string; port: number };
  private readonly open = new Map<{ destroy: () => unknown }, Kind>();
  private readonly server: Server;
  port = 0;

  constructor(target: { host: string; port: number }) {
    this.target = target;
    this.server = createServer((incoming, response) => this.forward(incoming, response));
    this.server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) =>
      this.upgrade(incoming, socket, head),
    );
    // Long-lived answers are the point here: no limit of Node's may end them.
    Object.assign(this.server, { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, timeout: 0 });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (typeof address === 'object' && address) this.port = address.port;
  }

  /** Sets the rules; connections that the new rules block and that are open already are cut. */
  setRules(rules: BlockRules): void {
    this.rules = rules;
    for (const [socket, kind] of this.open) if (kind !== 'plain' && rules[kind]) socket.destroy();
  }

  private modeFor(incoming: IncomingMessage, kind: Kind): BlockMode | undefined {
    return (kind === 'plain' ? undefined : this.rules[kind]) ?? this.rules.other?.(incoming);
  }

  private track(stream: Duplex | ServerResponse, kind: Kind): void {
    this.open.set(stream, kind);
    stream.once('close', () => this.open.delete(stream));
  }

  private forward(incoming: IncomingMessage, response: ServerResponse): void {
    const kind = kindOf(incoming);
    const mode = this.modeFor(incoming, kind);
    if (mode === 'refuse') return void response.writeHead(403, { 'content-type': 'text/plain' }).end('Blocked\n');
    if (mode === 'reset') return void incoming.socket.resetAndDestroy();
    if (mode === 'hang') return;
    const { method, url, headers } = incoming;
    const outgoing = request({ ...this.target, method, path: url, headers, agent: false });
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      response.flushHeaders();
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    this.track(response, kind);
    incoming.pipe(outgoing);
  }

  private upgrade(incoming: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => undefined);
    const mode = this.modeFor(incoming, kindOf(incoming));
    if (mode === 'refuse')
      return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    if (mode === 'reset') return void socket.resetAndDestroy();
    if (mode === 'hang') {
      // An upgraded socket is nobody's: unread, it would not even notice that the client has gone.
      this.track(socket, 'plain');
      return void socket.on('end', () => socket.destroy()).resume();
    }
    const server = connect({ ...this.target, noDelay: true }, () => {
      const { method, url, httpVersion, rawHeaders } = incoming;
      let text = `${method} ${url} HTTP/${httpVersion}\r\n`;
      for (let index = 0; index < rawHeaders.length; index += 2)
        text += `${rawHeaders[index]}: ${rawHeaders[index + 1]}\r\n`;
      server.write(`${text}\r\n`);
      server.write(head);
      server.pipe(socket).pipe(server);
    });
    this.track(socket, 'websocket');
    server.on('error', () => socket.destroy());
    server.on('close', () => socket.destroy());
    socket.on('close', () => server.destroy());
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.open.keys()) socket.destroy();
    this.server.closeAllConnections();
    await closed;
  }
}
