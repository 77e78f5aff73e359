import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../kernel/errors.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Health } from './health.ts';

type Ports = {
  health: Health;
  metrics: Metrics;
  draining: () => boolean;
  production: boolean;
  metricsToken: string | undefined;
};

/** What operators and their programs ask: alive, ready, how well, and how much (OPS-6, OPS-7). */
export function operatorRoutes(app: FastifyInstance, ports: Ports): void {
  const { health, metrics } = ports;

  app.get('/health/live', async () => ({ status: 'healthy' }));

  app.get('/health/ready', async (_request, reply) => {
    const { database } = await health.report();
    const ready = database !== 'unhealthy' && !ports.draining();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'healthy' : 'unhealthy', draining: ports.draining() });
  });

  app.get('/health', async (_request, reply) => {
    const report = await health.report();
    // Without Redis everything still works, only slower between servers: no reason to take this one out.
    const bad = report.database === 'unhealthy' || report.websocket === 'unhealthy';
    return reply
      .code(bad ? 503 : 200)
      .header('cache-control', 'no-store')
      .send(report);
  });

  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, ports)) throw notFound();
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/**
 * Whoever brings the token; in development this machine as well. In production nobody else: what comes from this machine may
 * be handed on by a proxy, which need not say so (ATTACKS 50).
 */
function mayRead(request: FastifyRequest, { production, metricsToken }: Ports): boolean {
  if (metricsToken !== undefined) return sameToken(request.headers.authorization, `Bearer ${metricsToken}`);
  return !production && /^(127\.|::1$|::ffff:127\.)/.test(request.raw.socket.remoteAddress ?? '');
}

function sameToken(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(expected));
}
