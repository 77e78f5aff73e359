import type { Server } from 'socket.io';
import type { Config } from '../../config/config.ts';
import { deriveKey } from '../auth/secret.ts';
import { type Bus, LocalBus } from '../events/bus/bus.ts';
import type { BusMessage } from '../events/log/stored-event.ts';
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
  offer: (message: BusMessage) => void;
  onCompare: () => void;
};
type OpenBus = { bus: Bus; cluster: Cluster | null; redis: ReturnType<typeof redisPing> | null };

/** The bus the settings ask for; a server alone has no cluster and no Redis. Call it before the namespaces are opened. */
export function openBus({ config, secret, node, io, log, metrics, offer, onCompare }: Options): OpenBus {
  const onError = (error: unknown) => log.error({ err: error }, 'A committed event could not be handed on');
  if (config.adapter !== 'redis') return { bus: new LocalBus(offer, onError), cluster: null, redis: null };
  const url = config.redisUrl ?? 'redis://127.0.0.1:6379';
  const connect = (name: string) => connectRedis(url, name, log, config.redisPassword);
  const cluster = joinCluster({
    ...{ node, io, timings: config.timings, connect, offer, onCompare, onError },
    key: deriveKey(secret, 'bus'),
    adapterKey: deriveKey(secret, 'socket.io-adapter'),
    onHealth: (healthy) => log.info({ healthy }, healthy ? 'The bus is whole' : 'The bus is broken: heads are polled'),
    onDropped: (messages, why) => {
      metrics.busDropped.inc({ reason: why }, messages);
      log.debug({ messages, why }, 'The bus left messages to the database');
    },
  });
  return { bus: cluster.bus, cluster, redis: redisPing(connect('health')) };
}
