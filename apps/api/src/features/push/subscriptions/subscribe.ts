import { PUSH_DEVICES_MAX, type PushDevice, type PushSubscriptionInput } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { isTaken } from '../../../platform/kernel/unique.ts';
import { sendersOf } from '../channel/senders.ts';
import { mayTake } from './policy.ts';
import { presentDevice } from './presenter.ts';
import { hashOfAddress, readDevice } from './read-device.ts';
import { isOpen, readOwnDevice, takeAddress, takeDevices, writeDevice } from './repository.ts';

/**
 * Lets the device that asks be reached until its session ends; what is so already stays. Throws UNSUPPORTED and VALIDATION_FAILED for what cannot
 * be reached, CONFLICT for an address of another member whose keys the device does not have: then the browser subscribes anew.
 */
export async function subscribe(ctx: MemberCtx, input: PushSubscriptionInput, services: Services): Promise<PushDevice> {
  const device = await readDevice(input, sendersOf(services).kinds, services.config);
  const { id: userId, sessionId } = ctx.actor;
  const addressHash = hashOfAddress(device.address);
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      await takeDevices(tx, userId);
      if (!(await isOpen(tx, sessionId)))
        throw new TidingsError('SESSION_REVOKED', 'You were signed out on another device.');
      const held = await takeAddress(tx, addressHash);
      if (held && held.userId !== userId && !mayTake(held, device)) throw taken();
      const isSame = held?.userId === userId && held.sessionId === sessionId && mayTake(held, device);
      const row =
        (isSame && (await readOwnDevice(tx, userId, held.id))) ||
        (await writeDevice(tx, { ...device, id: uuidv7(), userId, sessionId, addressHash }, PUSH_DEVICES_MAX));
      const answer = presentDevice(row, sessionId);
      tx.answer({ status: 200, body: answer });
      return answer;
    })
    .catch((error: unknown) => {
      throw isTaken(error) ? taken() : error;
    });
  return value;
}

const taken = () =>
  new TidingsError('CONFLICT', 'This address belongs to another member. Let the browser subscribe anew.');
