import { decodeCursor, errorCodes, handshakeAuthSchema, type Namespace, PROTOCOL_VERSION } from '@tidings/contracts';
import type { Server, Socket } from 'socket.io';
import type { Authority } from '../../auth/authority.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { canEnter } from '../../rooms/room-rules.ts';
import { refusalFrom } from '../commands/refusal.ts';
import { type EngineSocket, SocketConnection } from '../connection/socket-connection.ts';

const connections = new WeakMap<object, SocketConnection>();

/** The connection a socket is multiplexed on; `undefined` before its first namespace was let in. */
export const connectionOf = (engine: object): SocketConnection | undefined => connections.get(engine);

/**
 * What one transport has asked for. A namespace is joined once: asking again while it is being answered gets no second
 * answer (a refusal would end the first one in a stock client). Nobody asks without end.
 */
type Asked = { times: number; inside: Set<Namespace>; held: (() => void)[] };
const asked = new WeakMap<object, Asked>();
const MAX_ASKED = 30;

/** Lets a namespace in or refuses it with `connect_error.data = { code, status }` (PROTOCOL §5). */
export function guardNamespace(io: Server, namespace: Namespace, authority: Authority): void {
  io.of(namespace).use((socket, next) => {
    const of = asked.get(socket.conn) ?? beginAsking(socket.conn);
    of.times += 1;
    if (of.times > MAX_ASKED || of.inside.has(namespace)) {
      of.held.push(() => next(new Error('Asked twice')));
      if (of.times > MAX_ASKED) socket.conn.close();
      return;
    }
    of.inside.add(namespace);
    socket.once('disconnect', () => of.inside.delete(namespace));
    admit(socket, namespace, authority).then(
      () => next(),
      (error: unknown) => {
        of.inside.delete(namespace);
        refuse(next, error);
        closeIfUnused(socket.conn);
      },
    );
  });
}

/** What was held is let go when the transport ends: Socket.IO keeps half-joined sockets until then. */
function beginAsking(engine: EngineSocket): Asked {
  const of: Asked = { times: 0, inside: new Set(), held: [] };
  asked.set(engine, of);
  engine.once('close', () => {
    for (const release of of.held) release();
  });
  return of;
}

function refuse(next: (error: Error) => void, error: unknown): void {
  const { code, message } = refusalFrom(error);
  next(Object.assign(new Error(message), { data: { code, status: errorCodes[code] } }));
}

async function admit(socket: Socket, namespace: Namespace, authority: Authority): Promise<void> {
  const given = (socket.handshake.auth ?? {}) as Record<string, unknown>;
  if (given.protocol !== undefined && given.protocol !== PROTOCOL_VERSION) {
    throw new TidingsError('PROTOCOL_UNSUPPORTED', `This server speaks protocol ${PROTOCOL_VERSION}.`);
  }
  if (typeof given.token !== 'string' || given.token === '') throw new TidingsError('AUTH_REQUIRED', 'Sign in first.');
  const auth = handshakeAuthSchema.safeParse({ protocol: PROTOCOL_VERSION, ...given });
  if (!auth.success) throw new TidingsError('AUTH_INVALID', 'The handshake is not well-formed.');
  const { token, deviceId, cursor } = auth.data;
  const { actor, claims } = await authority.authenticate(token);
  if (!canEnter(namespace, actor)) throw new TidingsError('FORBIDDEN', 'This namespace is open to moderators only.');
  const engine = socket.conn;
  const known = connections.get(engine);
  if (known && known.userId !== actor.id)
    throw new TidingsError('FORBIDDEN', 'This connection belongs to another member.');
  if (known?.closing) throw new TidingsError('CONFLICT', 'This connection is ending.');
  const session = { actor, deviceId, tokenVersion: claims.version, expiresAt: claims.expiresAt };
  if (!known) connections.set(engine, new SocketConnection(engine, session));
  socket.data.cursor = cursor === undefined ? null : decodeCursor(cursor);
  // Neither the token nor the cursor is of use any more: a socket lives long.
  socket.handshake.auth = {};
}

/** The root namespace, which Socket.IO always has, lets nobody in. */
export function closeRoot(io: Server): void {
  io.of('/').use((socket, next) => {
    next(Object.assign(new Error('There is nothing here.'), { data: { code: 'FORBIDDEN', status: 403 } }));
    closeIfUnused(socket.conn);
  });
}

/** A transport on which no namespace was let in is worth nothing: it is closed within a second. */
function closeIfUnused(engine: EngineSocket): void {
  const timer = setTimeout(() => {
    if ((connections.get(engine)?.sockets.size ?? 0) === 0) engine.close();
  }, 600);
  timer.unref();
}
