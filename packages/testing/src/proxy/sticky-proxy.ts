import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface StickyProxy {
  readonly port: number;
  readonly url: string;
  close: () => Promise<void>;
}

const MAX_SESSIONS = 20_000;

/**
 * A small load balancer on 127.0.0.1: connections go round the servers that answer, and whatever belongs to one
 * Engine.IO session stays with its server. A server that refuses is passed over.
 */
export async function startStickyProxy(options: { targets: readonly number[]; port?: number }): Promise<StickyProxy> {
  const sessions = new Map<string, number>();
  const open = new Set<Socket>();
  let turn = 0;
  const order = (url: string | undefined): number[] => {
    const sid = new URLSearchParams(url?.split('?')[1]).get('sid');
    const home = sid ? sessions.get(sid) : undefined;
    if (home !== undefined) return [home];
    turn += 1;
    return options.targets.map((_, n) => options.targets[(n + turn) % options.targets.length] ?? 0);
  };
  const remember = (text: string, target: number) => {
    const sid = /"sid":"([\w-]+)"/.exec(text)?.[1];
    if (!sid) return;
    if (sessions.size >= MAX_SESSIONS) sessions.delete(sessions.keys().next().value ?? '');
    sessions.set(sid, target);
  };

  const pass = (incoming: IncomingMessage, response: ServerResponse, [target, ...others]: number[], body: Buffer) => {
    if (target === undefined) return void response.writeHead(503, { 'retry-after': '1' }).end('No server answers\n');
    const { method, url, headers } = incoming;
    const outgoing = request({ host: '127.0.0.1', port: target, method, path: url, headers, agent: false });
    outgoing.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      response.flushHeaders();
      if (url?.startsWith('/ws')) answer.once('data', (chunk: Buffer) => remember(chunk.toString(), target));
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && !response.headersSent) pass(incoming, response, others, body);
      else response.destroy();
    });
    response.on('close', () => outgoing.destroy());
    outgoing.end(body);
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => pass(incoming, response, order(incoming.url), Buffer.concat(chunks)));
  });
  const upgrade = (incoming: IncomingMessage, client: Socket, head: Buffer, [target, ...others]: number[]) => {
    if (target === undefined) return void client.destroy();
    const upstream = connect({ host: '127.0.0.1', port: target, noDelay: true });
    upstream.once('connect', () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let n = 0; n < incoming.rawHeaders.length; n += 2) {
        lines.push(`${incoming.rawHeaders[n]}: ${incoming.rawHeaders[n + 1]}`);
      }
      upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
      upstream.write(head);
      client.pipe(upstream).pipe(client);
    });
    let connected = false;
    upstream.once('connect', () => {
      connected = true;
    });
    upstream.on('error', () => (connected ? client.destroy() : upgrade(incoming, client, head, others)));
    upstream.on('close', () => connected && client.destroy());
    client.on('close', () => upstream.destroy());
  };
  server.on('upgrade', (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy());
    upgrade(incoming, client, head, order(incoming.url));
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  Object.assign(server, { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, timeout: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
