import type { Database } from '@tidings/db';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config/config.ts';
import type { Bus } from '../events/bus/bus.ts';
import type { Admission } from '../realtime/admission/admission.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { Health } from './health.ts';
import { telemetryRoutes } from './routes.ts';

type Ports = {
  config: Config;
  db: Database;
  bus: Bus;
  redis: { ping(): Promise<number> } | null;
  admission: Admission;
  metrics: Metrics;
};

/** Looks after this server and what it stands on, and tells operators. */
export function telemetry(app: FastifyInstance, { config, db, bus, redis, admission, metrics }: Ports): void {
  const health = new Health({
    db,
    pingRedis: redis && (() => redis.ping()),
    busHealthy: () => bus.healthy,
    websocket: () => (admission.draining ? 'unhealthy' : admission.capacity.state),
    connections: () => admission.connectionCount,
  });
  metrics.queue(() => health.queue());
  metrics.gauge('database_pool_waiting', 'Work that waits for a database connection', () => db.pool.waitingCount);
  telemetryRoutes(app, { health, metrics, draining: () => admission.draining, ...config });
}
