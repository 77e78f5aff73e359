import { get as httpGet, type IncomingMessage } from 'node:http';
import { createConnection, type Socket as TcpSocket } from 'node:net';
import { until } from '@tidings/testing';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Any } from './forum.ts';

export type Heard = { name: string; payload: Any; meta: Any };
export type LiveSocket = {
  socket: Socket;
  heard: Heard[];
  ready: Promise<Any>;
  ask: (name: string, input?: unknown) => Promise<Any>;
  closed: () => boolean;
  end: () => void;
};
type Who = { token: string };
type Options = Partial<ManagerOptions & SocketOptions> & { cursor?: string; deviceId?: string; namespace?: string };

/** A stock Socket.IO client, as somebody without our client package would write it. */
export function connect(url: string, { token }: Who, options: Options = {}): LiveSocket {
  const { cursor, deviceId = 'device-0001', namespace = '/forum', ...rest } = options;
  const socket = io(`${url}${namespace}`, {
    path: '/ws',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { token, deviceId, protocol: 1, ...(cursor ? { cursor } : {}) },
    ...rest,
  });
  const heard: Heard[] = [];
  socket.onAny((name: string, payload: Any, meta: Any) => heard.push({ name, payload, meta }));
  const ready = new Promise<Any>((resolve, reject) => {
    socket.once('session:ready', resolve);
    socket.once('connect_error', reject);
    socket.io.engine?.once('close', () => reject(new Error('closed')));
  });
  ready.catch(() => undefined);
  return {
    socket,
    heard,
    ready,
    ask: (name, input = {}) => socket.timeout(5000).emitWithAck(name, input),
    closed: () => socket.disconnected && heard.length >= 0 && !socket.active,
    end: () => void socket.io.engine?.close(),
  };
}

/** How a handshake was refused. */
export const refusalOf = (live: LiveSocket): Promise<Any> =>
  new Promise((resolve) => {
    live.socket.once('connect_error', (error: Any) => resolve({ message: error.message, ...error.data }));
  });

export type LiveStream = {
  status: number;
  headers: Record<string, unknown>;
  body: () => string;
  heard: Heard[];
  ids: string[];
  comments: number;
  ended: boolean;
  pause: () => void;
  end: () => void;
};

/** The event stream as curl or a hand-written reader meets it. Resolves when the head of the answer is there. */
export function stream(url: string, path: string, headers: Record<string, string> = {}): Promise<LiveStream> {
  return new Promise((resolve, reject) => {
    const request = httpGet(`${url}${path}`, { headers, agent: false }, (answer: IncomingMessage) => {
      let rest = '';
      let body = '';
      const live: LiveStream = {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: () => body,
        heard: [],
        ids: [],
        comments: 0,
        ended: false,
        pause: () => void answer.pause(),
        end: () => void request.destroy(),
      };
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
        const blocks = (rest + chunk).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) read(block, live);
      });
      const over = () => {
        live.ended = true;
      };
      answer.on('end', over).on('close', over).on('error', over);
      resolve(live);
    });
    request.once('error', reject);
  });
}

function read(block: string, live: LiveStream): void {
  if (block.startsWith(':')) live.comments += 1;
  const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]));
  const id = fields.get('id');
  if (id !== undefined) live.ids.push(id);
  const data = fields.get('data');
  if (data === undefined) return;
  const [payload, meta] = JSON.parse(data);
  live.heard.push({ name: fields.get('event') ?? '', payload, meta });
}

export const bearer = ({ token }: Who) => ({ authorization: `Bearer ${token}` });

/** Waits until something of that name was heard, and gives it. */
export const heardOf = (live: { heard: Heard[] }, name: string, timeoutMs = 5000): Promise<Heard> =>
  until(() => live.heard.find((h) => h.name === name), { timeoutMs, what: name });

/** A raw TCP connection that speaks what it is told to and reads only on demand. */
export async function rawTcp(url: string): Promise<{ socket: TcpSocket; received: () => string }> {
  const { hostname, port } = new URL(url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return { socket, received: () => received };
}

/** Sends a raw HTTP request and gives the whole answer, whatever it is. */
export async function rawHttp(url: string, lines: string[], body = ''): Promise<{ status: number; text: string }> {
  const { socket, received } = await rawTcp(url);
  socket.write(`${lines.join('\r\n')}\r\nHost: localhost\r\n\r\n${body}`);
  await until(() => /^HTTP\/1\.1 \d+[\s\S]*\r\n\r\n/.test(received()) || socket.closed, { what: 'an answer' });
  await until(() => socket.closed || socket.readableEnded || received().length > 0, { what: 'the body' });
  const text = received();
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0);
  setImmediate(() => socket.destroy());
  return { status, text };
}
