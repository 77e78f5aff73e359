import { Redis } from 'ioredis';
import type { Log } from '../telemetry/log.ts';

/**
 * A connection that fails fast and keeps trying: no offline queue (it would grow without bound while Redis is away), no
 * retries of a command, every wait bounded. Errors are logged once per outage.
 */
export function connectRedis(url: string, name: string, log: Log, password?: string): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: `tidings:${name}`,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    // ioredis subscribes anew without a catch: a connection cut in that moment would end the process. Its users subscribe.
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2000,
    commandTimeout: 2000,
    keepAlive: 5000,
    retryStrategy: (attempt) => Math.min(100 * attempt, 1000),
    ...(password ? { password } : {}),
  });
  let down = false;
  redis.on('error', (error: Error) => {
    if (!down) log.warn({ redis: name, error: error.message }, 'Could not reach Redis; trying again every second');
    down = true;
  });
  redis.on('ready', () => {
    if (down) log.info({ redis: name }, 'Reached Redis again');
    down = false;
  });
  return redis;
}
