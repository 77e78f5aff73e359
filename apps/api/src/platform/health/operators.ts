import type { FastifyInstance } from 'fastify';
import type { Services } from '../feature/services.ts';
import { Health } from './health.ts';
import { operatorRoutes } from './routes.ts';

/** Looks after this server and what it stands on, and reports to operators. */
export function operators(
  app: FastifyInstance,
  { config, db, busHealthy, pingRedis, realtime, metrics }: Services,
): void {
  const { admission } = realtime;
  const health = new Health({
    db,
    pingRedis,
    busHealthy,
    websocket: () => (admission.draining ? 'unhealthy' : admission.capacity.state),
    connections: () => admission.connectionCount,
  });
  metrics.queue(() => health.queue());
  metrics.gauge(
    'database_pool_waiting',
    'Queries that wait for a database connection of this server',
    () => db.pool.waitingCount,
  );
  operatorRoutes(app, { health, metrics, draining: () => admission.draining, ...config });
}
