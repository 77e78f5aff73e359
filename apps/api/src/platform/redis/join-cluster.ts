import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Server } from 'socket.io';
import type { KeyRing } from '../auth/secret.ts';
import type { Bus } from '../events/bus/bus.ts';
import { RedisBus, type RedisBusOptions } from '../events/bus/redis-bus.ts';
import { homeNamespace } from '../rooms/room-rules.ts';
import { adapterClients } from './adapter-clients.ts';
import { redisBusConnection } from './bus-connection.ts';

type ClusterOptions = Omit<RedisBusOptions, 'openConnection'> & {
  io: Server;
  adapterKeys: KeyRing;
  /** Makes a connection that never queues offline and fails fast. */
  connect: (name: string) => Redis;
};

/** What is not stored goes to other servers by topic, best effort. */
export type Cluster = {
  bus: Bus;
  carry(topic: string, message: object): void;
  /** Messages are sealed: they come from a server that shares the secret. Hear before the namespaces are opened. */
  hear<M extends object>(topic: string, take: (message: M) => void): void;
};

const CARRIED = 'tidings:carried';

/**
 * Joins other servers over Redis: an own bus for what is stored, the Socket.IO adapter for what is not. Neither may hold
 * anything up while Redis is away. Call it before the namespaces are opened.
 */
export function joinCluster({ io, adapterKeys, connect, ...options }: ClusterOptions): Cluster {
  const adapter = adapterClients(connect, adapterKeys, (why) => options.onDropped(1, why));
  io.adapter(
    createAdapter(adapter.publisher, adapter.subscriber, {
      key: 'notifications:socket.io',
      publishOnSpecificResponseChannel: true,
    }),
  );
  const openBus = redisBusConnection(connect);
  const bus = new RedisBus({
    ...options,
    openConnection: (events) => {
      const connection = openBus(events);
      return {
        publish: connection.publish,
        revive() {
          connection.revive();
          adapter.revive();
        },
        close() {
          connection.close();
          adapter.close();
        },
      };
    },
  });
  const listeners = new Map<string, (message: never) => void>();
  const heard = (topic: string, message: object) => {
    try {
      listeners.get(topic)?.(message as never);
    } catch (error) {
      options.onError(error);
    }
  };
  // The namespace's own events are typed for connections; what servers send one another comes the same way.
  io.of(homeNamespace).on(CARRIED as 'connection', heard as never);
  return {
    bus,
    carry(topic, message) {
      if (bus.healthy) io.of(homeNamespace).serverSideEmit(CARRIED, topic, message);
    },
    hear: (topic, take) => void listeners.set(topic, take),
  };
}
