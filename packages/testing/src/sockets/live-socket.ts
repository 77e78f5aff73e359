import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Any } from '../any.ts';
import { until } from '../time/until.ts';

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

/**
 * A stock Socket.IO client, as somebody without our client package would write it. `ready` rejects when the handshake is
 * refused; `ask` rejects after 5 s without an answer.
 */
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

export const bearer = ({ token }: Who) => ({ authorization: `Bearer ${token}` });

/** Waits until something of that name was heard, and gives it. Rejects after `timeoutMs`. */
export const heardOf = (live: { heard: Heard[] }, name: string, timeoutMs = 5000): Promise<Heard> =>
  until(() => live.heard.find((h) => h.name === name), { timeoutMs, what: name });
