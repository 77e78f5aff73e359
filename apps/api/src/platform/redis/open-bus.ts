import type { Server } from 'socket.io';
import type { Config } from '../../config/config.ts';
import { deriveKeys, type KeyRing } from '../auth/secret.ts';
import { type Bus, LocalBus } from '../events/bus/bus.ts';
import { Signal } from '../kernel/signal.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { connectRedis } from './connect.ts';
import { type Cluster, joinCluster } from './join-cluster.ts';
import { redisPing } from './ping.ts';

type Options = {
  config: Config;
  secrets: KeyRing;
  node: string;
  io: Server;
  log: Log;
  metrics: Metrics;
};
type OpenBus = {
  bus: Bus;
  cluster: Cluster | null;
  redis: ReturnType<typeof redisPing> | null;
  /** Messages were missed or may have been: compare heads. */
  compare: Signal;
};

/** The bus the settings ask for; a server alone has no cluster and no Redis. Call it before the namespaces are opened. */
export function openBus({ config, secrets, node, io, log, metrics }: Options): OpenBus {
  const compare = new Signal();
  const onError = (error: unknown) =>
    log.error({ err: error }, 'Could not take a message of the bus; its events are read from PostgreSQL');
  if (config.adapter !== 'redis') {
    return { bus: new LocalBus(onError), cluster: null, redis: null, compare };
  }
  const url = config.redisUrl ?? 'redis://127.0.0.1:6379';
  const connect = (name: string) => connectRedis(url, name, log, config.redisPassword);
  const cluster = joinCluster({
    node,
    io,
    timings: config.timings,
    connect,
    onCompare: () => compare.emit(),
    onError,
    keys: deriveKeys(secrets, 'bus'),
    adapterKeys: deriveKeys(secrets, 'socket.io-adapter'),
    onHealth: (healthy) =>
      log.info(
        { healthy },
        healthy
          ? 'Redis connected: events reach other servers at once'
          : 'Redis lost: events reach other servers through PostgreSQL within 2 s',
      ),
    onDropped: (messages, why) => {
      metrics.busDropped.inc({ reason: why }, messages);
      log.debug(
        { messages, why },
        'Could not send messages over Redis; other servers read their events from PostgreSQL',
      );
    },
  });
  return { bus: cluster.bus, cluster, redis: redisPing(connect('health')), compare };
}
