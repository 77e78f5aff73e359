import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { TidingsError } from '../kernel/errors.ts';
import { isAllowedOrigin, isForeignOrigin, PREFLIGHT_SECONDS } from './origins.ts';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** CORS for known origins, and a refusal for unsafe requests and preflights from any other (SEC-3). */
export async function guardOrigins(app: FastifyInstance, origins: ReadonlySet<string>): Promise<void> {
  app.addHook('onRequest', async ({ method, headers }, reply) => {
    reply.header('vary', 'Origin');
    const foreign = isForeignOrigin(origins, headers.origin);
    const crossSite = headers.origin === undefined && headers['sec-fetch-site'] === 'cross-site';
    const refused = unsafe.has(method) ? foreign || crossSite : method === 'OPTIONS' && foreign;
    if (refused)
      throw new TidingsError('ORIGIN_REFUSED', 'The origin of this page is not allowed here (CORS_ORIGINS).');
  });
  await app.register(cors, {
    origin: async (origin: string | undefined) => isAllowedOrigin(origins, origin),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'X-Correlation-Id', 'Last-Event-ID'],
    exposedHeaders: ['X-Correlation-Id', 'Retry-After', 'Idempotency-Replayed'],
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  });
}
