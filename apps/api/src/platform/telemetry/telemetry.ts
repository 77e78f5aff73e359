import type { Database } from '@tidings/db';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../../config.ts';
import type { Bus } from '../events/bus/bus.ts';
import type { Lobby } from '../realtime/lobby.ts';
import { Health } from './health.ts';
import type { Metrics } from './metrics.ts';
import { telemetryRoutes } from './routes.ts';

type Ports = {
  config: Config;
  db: Database;
  bus: Bus;
  redis: { ping(): Promise<number> } | null;
  lobby: Lobby;
  metrics: Metrics;
};

/** Looks after this server and what it stands on, and tells operators. */
export function telemetry(app: FastifyInstance, { config, db, bus, redis, lobby, metrics }: Ports): void {
  const health = new Health({
    db,
    pingRedis: redis && (() => redis.ping()),
    busHealthy: () => bus.healthy,
    websocket: () => (lobby.draining ? 'unhealthy' : lobby.capacity.state),
    connections: () => lobby.connectionCount,
  });
  metrics.queue(() => health.queue());
  metrics.gauge('database_pool_waiting', 'Work that waits for a database connection', () => db.pool.waitingCount);
  telemetryRoutes(app, { health, metrics, draining: () => lobby.draining, ...config });
}
