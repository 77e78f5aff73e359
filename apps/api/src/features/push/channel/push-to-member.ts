import type { Services } from '../../../platform/feature/services.ts';
import { giveActs } from '../acts/act-tokens.ts';
import { closingMessageOf, messageOf } from '../message/payload.ts';
import type { Push, Pushed } from '../message/push.ts';
import type { Device, Message } from '../message/sender.ts';
import { pushWords } from '../message/words.ts';
import { type Reach, readReach, settleDevices } from './repository.ts';
import { sendersOf } from './senders.ts';

/** With what devices are reached. */
export type PushServices = Pick<Services, 'config' | 'db' | 'log' | 'metrics' | 'secrets'>;

/**
 * Sends a notification to every device of a member that has push, all at once. Never rejects for a device that fails: each answers for itself,
 * and who asks tries `failed` and `busy` again later, a bounded number of times. No device answers an empty list.
 */
export const pushToMember = (services: PushServices, push: Push): Promise<Pushed[]> => pushTo(services, push);

/** As pushToMember. A test carries nothing to act on, and is shown also where a page is open. */
export async function pushTo(services: PushServices, push: Push, { isTest = false } = {}): Promise<Pushed[]> {
  const { locale, unread, devices } = await readReach(services.db, push.userId);
  if (devices.length === 0) return [];
  const acts = await giveActs(services.db, devices, push.notificationId, isTest);
  const words = pushWords(locale);
  return send(services, devices, ({ id }) => messageOf(push, { unread, words, isTest, act: acts.get(id) ?? null }));
}

/** As long as what it closes may still be on its way. */
const CLOSE_TTL_SECONDS = 24 * 3600;
/** Apple ends the subscription of a page whose pushes show nothing; what its devices show closes when a page or app is next open. */
const showsAlways = ({ kind, address }: Device): boolean =>
  kind === 'web' && URL.canParse(address) && /(?:^|\.)push\.apple\.com$/.test(new URL(address).hostname);

/**
 * Takes a notification off the screens of a member's devices, and off the way to them: what a push service still keeps under its tag is replaced.
 * Only for what was pushed before: browsers frown on pushes that show nothing.
 */
export async function closePush(
  services: PushServices,
  { userId, tag }: Pick<Push, 'userId' | 'tag'>,
): Promise<Pushed[]> {
  const { unread, devices }: Reach = await readReach(services.db, userId);
  const message = closingMessageOf(tag, unread, CLOSE_TTL_SECONDS);
  return send(
    services,
    devices.filter((device) => !showsAlways(device)),
    () => message,
  );
}

async function send(
  services: PushServices,
  devices: readonly Device[],
  messageFor: (device: Device) => Message,
): Promise<Pushed[]> {
  const { db, log, metrics } = services;
  const senders = sendersOf(services);
  const all = await Promise.all(
    devices.map(async (device): Promise<Pushed> => {
      const sent = await senders.send(device, messageFor(device), log);
      metrics.pushes.inc({ kind: device.kind, outcome: sent.outcome });
      return { subscriptionId: device.id, kind: device.kind, ...sent };
    }),
  );
  const those = (outcome: Pushed['outcome']) =>
    all.filter((one) => one.outcome === outcome).map((one) => one.subscriptionId);
  await settleDevices(db, those('sent'), those('retired')).catch((error: unknown) =>
    log.warn(
      { err: error },
      'What became of pushes was not noted; a device that is no more is found again by the next one',
    ),
  );
  return all;
}
