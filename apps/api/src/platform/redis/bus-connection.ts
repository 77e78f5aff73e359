import type { Redis } from 'ioredis';
import type { OpenBusConnection } from '../events/bus/bus-connection.ts';

const CHANNEL = 'notifications:bus';

/** The bus' two connections: `connect` makes one that never queues offline and fails fast. */
export function redisBusConnection(connect: (name: string) => Redis): OpenBusConnection {
  return (events) => {
    const publisher = connect('bus-pub');
    const subscriber = connect('bus-sub');
    const reportReady = () => {
      if (publisher.status === 'ready' && subscriber.status === 'ready') events.ready();
    };
    subscriber.on('message', (_channel: string, text: string) => events.message(text));
    // A subscription that fails is noticed by the beat that does not come back.
    subscriber.on('ready', () => void subscriber.subscribe(CHANNEL).then(reportReady, () => undefined));
    publisher.on('ready', reportReady);
    for (const redis of [publisher, subscriber]) {
      redis.on('close', () => events.lost());
      redis.connect().catch(() => undefined);
    }
    return {
      publish: (text) =>
        publisher.status === 'ready'
          ? publisher.publish(CHANNEL, text)
          : Promise.reject(new Error('Redis is not connected')),
      revive() {
        publisher.disconnect(true);
        subscriber.disconnect(true);
      },
      close() {
        publisher.disconnect();
        subscriber.disconnect();
      },
    };
  };
}
