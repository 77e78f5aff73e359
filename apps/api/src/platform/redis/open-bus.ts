import type { Server } from 'socket.io';
import type { Config } from '../../config/config.ts';
import { deriveKey } from '../auth/secret.ts';
import { type Bus, LocalBus } from '../events/bus/bus.ts';
import type { BusMessage } from '../events/log/stored-event.ts';
import { Signal } from '../kernel/signal.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { connectRedis } from './connect.ts';
import { type Cluster, joinCluster } from './join-cluster.ts';
import { redisPing } from './ping.ts';

type Options = {
  config: Config;
  secret: Buffer;
  node: string;
  io: Server;
  log: Log;
  metrics: Metrics;
};
type OpenBus = {
  bus: Bus;
  cluster: Cluster | null;
  redis: ReturnType<typeof redisPing> | null;
  /** A message of this server or another one. */
  received: Signal<[BusMessage]>;
  /** Messages were missed or may have been: compare heads. */
  compare: Signal;
};

/** The bus the settings ask for; a server alone has no cluster and no Redis. Call it before the namespaces are opened. */
export function openBus({ config, secret, node, io, log, metrics }: Options): OpenBus {
  const received = new Signal<[BusMessage]>();
  const compare = new Signal();
  const offer = (message: BusMessage) => received.emit(message);
  const onError = (error: unknown) =>
    log.error({ err: error }, 'A committed event could not be offered to this server; it is read from PostgreSQL');
  if (config.adapter !== 'redis') {
    return { bus: new LocalBus(offer, onError), cluster: null, redis: null, received, compare };
  }
  const url = config.redisUrl ?? 'redis://127.0.0.1:6379';
  const connect = (name: string) => connectRedis(url, name, log, config.redisPassword);
  const cluster = joinCluster({
    node,
    io,
    timings: config.timings,
    connect,
    offer,
    onCompare: () => compare.emit(),
    onError,
    key: deriveKey(secret, 'bus'),
    adapterKey: deriveKey(secret, 'socket.io-adapter'),
    onHealth: (healthy) =>
      log.info(
        { healthy },
        healthy
          ? 'Redis connected: events reach other servers at once'
          : 'Redis lost: events reach other servers through PostgreSQL within 2 s',
      ),
    onDropped: (messages, why) => {
      metrics.busDropped.inc({ reason: why }, messages);
      log.debug({ messages, why }, 'Messages could not go over Redis; other servers read them from PostgreSQL');
    },
  });
  return { bus: cluster.bus, cluster, redis: redisPing(connect('health')), received, compare };
}
