import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ErrorCode, errorCodes } from '@tidings/contracts';
import type { Server } from 'socket.io';
import { isAllowedOrigin, isForeignOrigin, PREFLIGHT_SECONDS } from '../../http/origins.ts';
import { RETRY_AFTER_SECONDS } from './capacity.ts';
import { refuseRaw } from './refuse-raw.ts';
import { SidGuard } from './sid-guard.ts';

export type Guard = {
  origins: ReadonlySet<string>;
  full: () => boolean;
  draining: () => boolean;
  /** Milliseconds this address must wait before another handshake; 0: go on. */
  admit: (address: string) => number;
  addressOf: (req: IncomingMessage) => string;
  /** Counts a request of a session; false: it was one too many. */
  within: (sid: string, req: IncomingMessage) => boolean;
  onRefused: (code: ErrorCode, req: IncomingMessage) => void;
};

export type Refused = { code: ErrorCode; message: string; retryAfter?: number };

const MAX_URL = 2048;
const tokenNames = ['token', 'access_token', 'auth', 'authorization', 'ticket'];
/** Also to a session that is not here: it began at another server, where a proxy that reads 503 takes its request. */
const going: Refused = { code: 'DRAINING', message: 'This server is going; try again.', retryAfter: 1 };
const bad = (message: string): Refused => ({ code: 'BAD_REQUEST', message });

/** Refuses what must not reach the engine: Fastify's hooks never see `/ws` (PROTOCOL §8). */
export function guardEngine(io: Server, guard: Guard): void {
  const sids = new SidGuard(io, guard.addressOf);
  io.engine.use((req: IncomingMessage, res: ServerResponse, next: (error?: Error) => void) => {
    const refused = authorise(req, guard, sids);
    const cors = corsHeaders(req, guard.origins);
    if (refused) {
      guard.onRefused(refused.code, req);
      refuseRaw(req, res, { ...refused, status: errorCodes[refused.code] }, cors);
    } else if (req.method === 'OPTIONS') {
      res.writeHead(204, { ...cors, 'Access-Control-Max-Age': String(PREFLIGHT_SECONDS) }).end();
    } else {
      for (const [name, value] of Object.entries(cors)) res.setHeader(name, value);
      // What a proxy keeps open would be cut off in the middle of its next request.
      if (guard.draining() && req.headers.upgrade === undefined) res.setHeader('Connection', 'close');
      next();
    }
  });
}

function authorise(req: IncomingMessage, guard: Guard, sids: SidGuard): Refused | null {
  const text = req.url ?? '/';
  if (text.length > MAX_URL) return bad('The address is too long.');
  if (isForeignOrigin(guard.origins, req.headers.origin)) {
    return { code: 'ORIGIN_REFUSED', message: 'This origin may not connect.' };
  }
  if (req.method === 'OPTIONS') return null;
  const query = new URL(text, 'http://tidings.invalid').searchParams;
  const names = [...query.keys()];
  if (tokenNames.some((name) => query.has(name))) return bad('A token never goes into an address.');
  // The engine reads the last of several, we the first: there must be one.
  if (new Set(names).size < names.length) return bad('A parameter is given twice.');
  // JSONP would be polled by a script of any page, which sends no origin.
  if (query.get('EIO') !== '4' || query.has('j')) return bad('Speak Engine.IO 4.');
  const sid = query.get('sid');
  if (sid === null) return admit(req, guard);
  if (!sids.belongs(sid, req)) return guard.draining() ? going : bad('That session id is not one of yours.');
  if (guard.within(sid, req)) return null;
  return { code: 'RATE_LIMITED', message: 'Too many requests of one connection.', retryAfter: 1 };
}

function admit(req: IncomingMessage, guard: Guard): Refused | null {
  if (guard.draining()) return going;
  if (guard.full()) {
    return { code: 'AT_CAPACITY', message: 'Server at capacity', retryAfter: RETRY_AFTER_SECONDS };
  }
  const waitMs = guard.admit(guard.addressOf(req));
  if (waitMs === 0) return null;
  return { code: 'RATE_LIMITED', message: 'Too many connections at once.', retryAfter: Math.ceil(waitMs / 1000) };
}

function corsHeaders(req: IncomingMessage, origins: ReadonlySet<string>): Record<string, string> {
  const { origin } = req.headers;
  if (!isAllowedOrigin(origins, origin)) return { Vary: 'Origin' };
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Access-Control-Allow-Headers': 'Content-Type, Authorization, X-Correlation-Id',
    'Access-Control-Expose-Headers': 'Retry-After',
    Vary: 'Origin',
  };
}
