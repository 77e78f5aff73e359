import type { Services } from '../../../platform/feature/services.ts';
import type { Log } from '../../../platform/telemetry/log.ts';
import type { Device, Message, Sender, Sent } from '../message/sender.ts';
import { apnsSender } from '../native/apns.ts';
import { fcmSender } from '../native/fcm.ts';
import { openVapid } from '../web/vapid.ts';
import { webSender } from '../web/web-sender.ts';
import { Gate, NotTried } from './gate.ts';

export type Senders = {
  /** What browsers subscribe with. */
  publicKey: () => Promise<string>;
  kinds: readonly Device['kind'][];
  /** Never rejects. */
  send: (device: Device, message: Message, log: Pick<Log, 'warn'>) => Promise<Sent>;
  close: () => void;
};

/** Of one push service: so many at once, so many that wait; five failures in a row and it rests. */
const gateLimits = { concurrency: 16, waiting: 500, failures: 5 };
const nothing: Sent = { outcome: 'busy', status: null, retryAfterMs: null };

type Needs = Pick<Services, 'config' | 'db' | 'secrets'>;

/** All ways to devices that there are settings for. Throws an Error where one of them cannot be read. */
export function openSenders(services: Needs): Senders {
  const { push, timings } = services.config;
  const vapid = openVapid(services);
  const senders: Partial<Record<Device['kind'], Sender>> = {
    web: webSender(push, vapid, timings.pushAnswer),
    ...(push.fcm && { fcm: fcmSender(push.fcm, timings.pushAnswer) }),
    ...(push.apns && { apns: apnsSender(push.apns, timings.pushAnswer) }),
  };
  const gate = new Gate({ ...gateLimits, waitMs: timings.pushAnswer, restMs: timings.pushRest });
  return {
    publicKey: vapid.publicKey,
    kinds: Object.keys(senders) as Device['kind'][],
    async send(device, message, log) {
      const sender = senders[device.kind];
      if (!sender) return nothing;
      const place = sender.placeOf(device);
      try {
        return await gate.run(place, () => sender.send(device, message), isDown);
      } catch (error) {
        if (error instanceof NotTried) return nothing;
        // Its address is a secret of the device; the place is all that is said.
        log.warn(
          { place, subscriptionId: device.id, reason: (error as Error).message },
          'A push service did not answer; tried again later',
        );
        return { outcome: 'failed', status: null, retryAfterMs: null };
      }
    },
    close() {
      for (const sender of Object.values(senders)) sender.close();
    },
  };
}

/** An answer that says that the push service itself is unwell, whoever it is about. */
const isDown = ({ status }: Sent): boolean => status !== null && status >= 500;

const open = new WeakMap<Needs['config'], Senders>();

/** Those of this server. */
export function sendersOf(services: Needs): Senders {
  const found = open.get(services.config) ?? openSenders(services);
  open.set(services.config, found);
  return found;
}
