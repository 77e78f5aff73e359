import { createHash } from 'node:crypto';
import type { Operation } from '@tidings/contracts/rest';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authority } from '../auth/authority.ts';
import type { AccessClaims } from '../auth/tokens.ts';
import type { Ctx } from '../context/context.ts';
import type { Idempotency } from '../kernel/actor.ts';
import { correlationIdOf } from '../kernel/correlation.ts';
import { TidingsError } from '../kernel/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    ctx: Ctx;
    /** What the access token of this request says; `null` when signed out. */
    claims: AccessClaims | null;
    /** The access token is older than the password: only a route that asks for it gets here with one. */
    outdated: boolean;
  }
  interface FastifyContextConfig {
    operation?: Operation;
    /** Lets an access token in that is older than the password; the handler says what it is good for. */
    takesOutdated?: boolean;
  }
}

const tokenInUrl = /[?&](?:access_?token|token|auth|authorization)=/i;
const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Gives every request its correlation id and its idempotency claim. */
export function provideContext(app: FastifyInstance, on: Pick<Ctx, 'db' | 'events' | 'live' | 'log'>): void {
  app.decorateRequest('ctx');
  app.addHook('onRequest', async (request, reply) => {
    const correlationId = correlationIdOf(request.headers['x-correlation-id']);
    reply.header('x-correlation-id', correlationId);
    const { db, events, live } = on;
    const log = on.log.child({ correlationId });
    request.ctx = {
      actor: null,
      tenant: null,
      correlationId,
      idempotency: null,
      progress: { committed: false },
      db,
      events,
      live,
      log,
    };
    if (tokenInUrl.test(request.url))
      throw new TidingsError('BAD_REQUEST', 'Send the token in the Authorization header, never in an address.');
  });
  app.addHook('onResponse', async ({ ctx, method, routeOptions }, reply) => {
    const ms = Math.round(reply.elapsedTime);
    ctx.log.debug({ method, route: routeOptions.url, status: reply.statusCode, ms }, 'A request was answered');
  });
  app.addHook('preHandler', async (request) => {
    if (unsafe.has(request.method)) request.ctx.idempotency = idempotencyOf(request);
  });
}

/** Gives a request that brings an access token its member. After the origin's turn, so that a known page can read a refusal. */
export function authenticateRequests(app: FastifyInstance, authority: Authority): void {
  app.decorateRequest('claims', null);
  app.decorateRequest('outdated', false);
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return;
    // Signing in speaks by cookie and password; what is not under /api is for operators and has its own key.
    const { url: path = '', config } = request.routeOptions;
    if (!path.startsWith('/api/') || path.startsWith('/api/auth/')) return;
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
    const bearer = token ?? 'malformed';
    const { actor, claims, outdated } = config.takesOutdated
      ? await authority.recognise(bearer)
      : { ...(await authority.authenticate(bearer)), outdated: false };
    request.ctx.actor = actor;
    request.claims = claims;
    request.outdated = outdated;
  });
}

function idempotencyOf(request: FastifyRequest): Idempotency | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) {
    throw new TidingsError('BAD_REQUEST', 'An Idempotency-Key is 1 to 100 printable characters.');
  }
  // The bytes as they came: writing out again what was parsed would cost as much as somebody likes.
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  return { key, hash: hash.update(request.rawBody ?? '').digest('hex') };
}
