import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '@tidings/contracts';
import { errorCodes } from '@tidings/contracts';
import type { Server } from 'socket.io';
import { correlationIdOf } from '../correlation.ts';

export type Guard = {
  origins: ReadonlySet<string>;
  connections: () => number;
  refuseAt: number;
  draining: () => boolean;
  /** Handshakes a second this address may still make; 0 ms: go on. */
  admit: (address: string) => number;
  addressOf: (req: IncomingMessage) => string;
  onRefused: (code: ErrorCode, req: IncomingMessage) => void;
};

const RETRY_AFTER_SECONDS = 20;
const MAX_URL = 2048;
type Refused = { code: ErrorCode; message: string; retryAfter?: number };

/** Refuses what must not reach the engine: Fastify's hooks never see `/ws` (PROTOCOL §8). */
export function guardEngine(io: Server, guard: Guard): void {
  io.engine.use((req: IncomingMessage, res: ServerResponse, next: (error?: Error) => void) => {
    const refused = judge(req, guard);
    if (!refused) {
      for (const [name, value] of Object.entries(corsHeaders(req, guard.origins))) {
        if (typeof res.setHeader === 'function' && !isUpgrade(req)) res.setHeader(name, value);
      }
      return next();
    }
    guard.onRefused(refused.code, req);
    refuse(req, res, refused, corsHeaders(req, guard.origins));
  });
}

function judge(req: IncomingMessage, guard: Guard): Refused | null {
  const url = new URL(req.url ?? '/', 'http://tidings.invalid');
  const origin = req.headers.origin;
  if ((req.url ?? '').length > MAX_URL) return { code: 'BAD_REQUEST', message: 'The address is too long.' };
  if (origin !== undefined && !guard.origins.has(origin)) {
    return { code: 'ORIGIN_REFUSED', message: 'This origin may not connect.' };
  }
  for (const name of ['token', 'access_token', 'auth', 'authorization']) {
    if (url.searchParams.has(name)) return { code: 'BAD_REQUEST', message: 'A token never goes into an address.' };
  }
  if (url.searchParams.get('EIO') !== '4') return { code: 'BAD_REQUEST', message: 'Speak Engine.IO 4.' };
  const sid = url.searchParams.get('sid');
  if (sid !== null) {
    return /^[A-Za-z0-9_-]{20}$/.test(sid) ? null : { code: 'BAD_REQUEST', message: 'That session id is not one.' };
  }
  if (guard.draining()) return { code: 'DRAINING', message: 'This server is going; try again.', retryAfter: 1 };
  if (guard.connections() >= guard.refuseAt) {
    return { code: 'AT_CAPACITY', message: 'Server at capacity', retryAfter: RETRY_AFTER_SECONDS };
  }
  const waitMs = guard.admit(guard.addressOf(req));
  if (waitMs > 0)
    return { code: 'RATE_LIMITED', message: 'Too many connections at once.', retryAfter: Math.ceil(waitMs / 1000) };
  return null;
}

const isUpgrade = (req: IncomingMessage) => req.headers.upgrade?.toLowerCase() === 'websocket';

function corsHeaders(req: IncomingMessage, origins: ReadonlySet<string>): Record<string, string> {
  const { origin } = req.headers;
  if (!origin || !origins.has(origin)) return { Vary: 'Origin' };
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
    Vary: 'Origin',
  };
}

function refuse(req: IncomingMessage, res: ServerResponse, refused: Refused, cors: Record<string, string>): void {
  const status = errorCodes[refused.code];
  const body = JSON.stringify({
    code: refused.code,
    message: refused.message,
    correlationId: correlationIdOf(undefined),
  });
  const headers: Record<string, string> = {
    ...cors,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
    ...(refused.retryAfter === undefined ? {} : { 'Retry-After': String(refused.retryAfter) }),
  };
  if (!isUpgrade(req)) {
    res.writeHead(status, headers).end(body);
    return;
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  req.socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}\r\n${body}`);
  req.socket.once('error', () => req.socket.destroy());
}
