import type { Database } from '@tidings/db';
import { within } from '../kernel/within.ts';

export type Grade = 'healthy' | 'degraded' | 'unhealthy';
export type HealthReport = {
  websocket: Grade;
  redis: Grade;
  database: Grade;
  queue: Grade;
  connections: number;
  uptime: number;
};
export type QueueState = { depth: number; oldestMs: number };

export type HealthPorts = {
  db: Database;
  /** Answers how long Redis took, in ms; rejects when it is away. `null`: none is used. */
  pingRedis: (() => Promise<number>) | null;
  busHealthy: () => boolean;
  websocket: () => Grade;
  connections: () => number;
};

const PROBE_MS = 2000;
const FRESH_MS = 1000;
const redisLimits = { healthy: 10, degraded: 50 };
const databaseLimits = { healthy: 100, degraded: 1000 };
const grade = (ms: number, limits: { healthy: number; degraded: number }): Grade => {
  if (ms < limits.healthy) return 'healthy';
  return ms < limits.degraded ? 'degraded' : 'unhealthy';
};

/** How this server and what it stands on are doing (OPS-6). Asked often, it looks once a second. */
export class Health {
  readonly #ports: HealthPorts;
  readonly #startedAt = performance.now();
  #known: { at: number; database: Grade; redis: Grade; queue: QueueState | null } | null = null;
  #looking: Promise<void> | null = null;

  constructor(ports: HealthPorts) {
    this.#ports = ports;
  }

  async report(): Promise<HealthReport> {
    const { database, redis, queue } = await this.#look();
    return {
      websocket: this.#ports.websocket(),
      redis,
      database,
      queue: queueGrade(queue),
      connections: this.#ports.connections(),
      uptime: Math.round((performance.now() - this.#startedAt) / 1000),
    };
  }

  /** Jobs that are due and how long the oldest of them has waited; `null` while the database is away. */
  async queue(): Promise<QueueState | null> {
    return (await this.#look()).queue;
  }

  async #look() {
    if (this.#known && Date.now() - this.#known.at < FRESH_MS) return this.#known;
    this.#looking ??= this.#probe().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
    return this.#known ?? { database: 'unhealthy' as const, redis: 'unhealthy' as const, queue: null };
  }

  async #probe(): Promise<void> {
    const [database, redis] = await Promise.all([this.#database(), this.#redis()]);
    this.#known = { at: Date.now(), ...database, redis };
  }

  async #database(): Promise<{ database: Grade; queue: QueueState | null }> {
    const startedAt = performance.now();
    try {
      const { rows } = await within(
        PROBE_MS,
        this.#ports.db.pool.query<QueueState>({
          name: 'queue-state',
          text: `SELECT count(*)::int AS depth,
                   coalesce(extract(epoch FROM now() - min(due_at)) * 1000, 0)::float8 AS "oldestMs"
                 FROM job WHERE due_at <= now()`,
        }),
      );
      return { database: grade(performance.now() - startedAt, databaseLimits), queue: rows[0] ?? null };
    } catch {
      return { database: 'unhealthy', queue: null };
    }
  }

  async #redis(): Promise<Grade> {
    const { pingRedis, busHealthy } = this.#ports;
    if (!pingRedis) return 'healthy';
    try {
      const ms = await within(PROBE_MS, pingRedis());
      return busHealthy() ? grade(ms, redisLimits) : 'unhealthy';
    } catch {
      return 'unhealthy';
    }
  }
}

function queueGrade(queue: QueueState | null): Grade {
  if (!queue || queue.depth > 10_000 || queue.oldestMs > 300_000) return 'unhealthy';
  return queue.depth > 1_000 || queue.oldestMs > 30_000 ? 'degraded' : 'healthy';
}
