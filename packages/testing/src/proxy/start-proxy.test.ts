import { once } from 'node:events';
import { createServer, get, type Server } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { until } from '../time/until.ts';
import { type FaultProxy, startProxy } from './start-proxy.ts';

const echo = createTcpServer((socket) => {
  socket.on('error', () => undefined);
  socket.pipe(socket);
});
const web: Server = createServer((request, response) => {
  if (request.url === '/api/stream')
    return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
  response.end(`seen ${request.url}`);
});
web.on('upgrade', (_request, socket) => {
  socket.on('error', () => undefined);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
  socket.pipe(socket);
});

const portOf = (server: { address: () => unknown }) => (server.address() as { port: number }).port;
let tcp: FaultProxy;
let http: FaultProxy;
const clients: Socket[] = [];

beforeAll(async () => {
  for (const server of [echo, web]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  tcp = await startProxy({ targetPort: portOf(echo) });
  http = await startProxy({ targetPort: portOf(web), http: true });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await Promise.all([tcp.restore(), http.restore()]);
});
afterAll(async () => {
  await Promise.all([tcp.close(), http.close()]);
  echo.close();
  web.closeAllConnections();
  web.close();
});

interface Client {
  socket: Socket;
  received: () => string;
  ended: () => boolean;
}

async function open(port: number): Promise<Client> {
  const socket = connect(port, '127.0.0.1');
  clients.push(socket);
  let text = '';
  let closed = false;
  socket.on('data', (chunk) => (text += chunk));
  socket.on('error', () => undefined);
  socket.on('close', () => (closed = true));
  await once(socket, 'connect');
  return { socket, received: () => text, ended: () => closed };
}

async function echoed(client: Client, word: string): Promise<void> {
  client.socket.write(word);
  await until(() => client.received().endsWith(word), { timeoutMs: 2000, what: `the echo of ${word}` });
}

const stillSilent = (client: Client, ms: number) =>
  expect(until(() => client.received() !== '' || client.ended(), { timeoutMs: ms })).rejects.toThrow('Waited');

describe('TCP faults', () => {
  test('a hanging connection loses nothing: what was sent arrives when it is back', async () => {
    const client = await open(tcp.port);
    tcp.hang('up');
    client.socket.write('later');
    const second = await open(tcp.port);
    second.socket.write('me too');
    await stillSilent(client, 80);
    expect(second.received()).toBe('');
    await tcp.restore();
    await until(() => client.received() === 'later' && second.received() === 'me too');
  });

  test('a delay holds bytes back in one direction and keeps their order', async () => {
    const client = await open(tcp.port);
    await echoed(client, 'x');
    tcp.delay(100, 'down');
    const start = performance.now();
    client.socket.write('a');
    await echoed(client, 'ab'.slice(1));
    expect(client.received()).toBe('xab');
    expect(performance.now() - start).toBeGreaterThanOrEqual(95);
  });

  test('cut ends open connections and every new one until it is restored', async () => {
    const client = await open(tcp.port);
    await echoed(client, 'x');
    tcp.cut();
    await until(client.ended);
    const refused = open(tcp.port).then((second) => until(second.ended));
    await refused.catch((error: NodeJS.ErrnoException) => expect(error.code).toBe('ECONNRESET'));
    await tcp.restore();
    await echoed(await open(tcp.port), 'back');
  });

  test('reset ends open connections and takes new ones', async () => {
    const client = await open(tcp.port);
    await echoed(client, 'x');
    tcp.reset();
    await until(client.ended);
    await echoed(await open(tcp.port), 'new');
  });

  test('refuse closes the port and restore opens the same one', async () => {
    await tcp.refuse();
    await expect(open(tcp.port)).rejects.toThrow('ECONNREFUSED');
    await tcp.restore();
    await echoed(await open(tcp.port), 'back');
  });

  test('a half-open connection looks alive to the side that got no sign of it', async () => {
    const client = await open(tcp.port);
    await echoed(client, 'x');
    tcp.halfOpen('client');
    client.socket.write('anybody there?');
    await expect(until(client.ended, { timeoutMs: 100 })).rejects.toThrow('Waited');
    expect(client.received()).toBe('x');
    expect(tcp.connections).toBe(0);
  });

  test('the end of a connection reaches the other side after the last byte', async () => {
    const client = await open(tcp.port);
    client.socket.end('goodbye');
    await until(client.ended);
    expect(client.received()).toBe('goodbye');
  });
});

const statusOf = (path: string) =>
  new Promise<number | string>((resolve) => {
    get(http.url + path, { timeout: 2000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
      answer.on('error', () => undefined);
      answer.destroy();
    }).on('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? 'error'));
  });

async function upgrade(): Promise<Client> {
  const client = await open(http.port);
  client.socket.write('GET /ws/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
  await until(() => client.received() !== '' || client.ended());
  return client;
}

describe('HTTP blocks', () => {
  test('everything passes without a rule', async () => {
    expect(await statusOf('/ws/?EIO=4&transport=polling')).toBe(200);
    expect(await statusOf('/api/stream')).toBe(200);
    const client = await upgrade();
    expect(client.received()).toContain('101');
    await echoed(client, 'frame');
  });

  test('WebSocket can be refused alone, and open ones are cut', async () => {
    const before = await upgrade();
    http.block({ websocket: 'refuse' });
    await until(before.ended);
    expect((await upgrade()).received()).toContain('403');
    expect(await statusOf('/ws/?EIO=4&transport=polling')).toBe(200);
  });

  test('polling and server-sent events can be blocked while the rest passes', async () => {
    http.block({ websocket: 'reset', polling: 'refuse', sse: 'reset' });
    expect((await upgrade()).ended()).toBe(true);
    expect(await statusOf('/ws/?EIO=4&transport=polling')).toBe(403);
    expect(await statusOf('/api/stream')).toBe('ECONNRESET');
    expect(await statusOf('/api/topics')).toBe(200);
  });

  test('a rule of its own blocks what it names', async () => {
    http.block({ other: (request) => (request.url === '/api/me' ? 'refuse' : undefined) });
    expect(await statusOf('/api/me')).toBe(403);
    expect(await statusOf('/api/topics')).toBe(200);
  });
});
