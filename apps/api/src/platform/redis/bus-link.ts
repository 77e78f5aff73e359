import type { Redis } from 'ioredis';
import type { OpenBusLink } from '../events/bus/bus-link.ts';

const CHANNEL = 'notifications:bus';

/** The bus' two connections: `connect` makes one that never queues offline and fails fast. */
export function redisBusLink(connect: (name: string) => Redis): OpenBusLink {
  return (events) => {
    const publisher = connect('bus-pub');
    const subscriber = connect('bus-sub');
    const tellReady = () => {
      if (publisher.status === 'ready' && subscriber.status === 'ready') events.ready();
    };
    subscriber.on('message', (_channel: string, text: string) => events.message(text));
    // A subscription that fails is noticed by the beat that does not come back.
    subscriber.on('ready', () => void subscriber.subscribe(CHANNEL).then(tellReady, () => undefined));
    publisher.on('ready', tellReady);
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
