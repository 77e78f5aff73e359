import type { FastifyInstance } from 'fastify';
import { TidingsError } from '../kernel/errors.ts';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const allowedHeaders = 'Authorization, Content-Type, Idempotency-Key, X-Correlation-Id, Last-Event-ID';

/** CORS for known origins, a refusal for unsafe requests from any other (SEC-3), and the headers every answer has. */
export function guardOrigins(app: FastifyInstance, origins: ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'content-security-policy': contentSecurityPolicy,
      'cross-origin-opener-policy': 'same-origin',
      vary: 'Origin',
    });
    if (origin === undefined) {
      const site = request.headers['sec-fetch-site'];
      if (unsafe.has(request.method) && site === 'cross-site') throw refused();
      return;
    }
    if (!origins.has(origin)) {
      if (unsafe.has(request.method) || request.method === 'OPTIONS') throw refused();
      return;
    }
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'X-Correlation-Id, Retry-After, Idempotency-Replayed',
    });
    if (request.method !== 'OPTIONS') return;
    reply.headers({
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': allowedHeaders,
      'access-control-max-age': '600',
    });
    return reply.code(204).send();
  });
}

const refused = () => new TidingsError('ORIGIN_REFUSED', 'This origin may not do this.');

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');
