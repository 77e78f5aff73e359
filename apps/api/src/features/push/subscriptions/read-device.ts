import { createHash } from 'node:crypto';
import type { PushSubscriptionInput } from '@tidings/contracts';
import type { Config } from '../../../config/config.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { assertTarget, RefusedTarget } from '../../../platform/net/target.ts';
import type { Device } from '../message/sender.ts';
import { isBrowserKey } from './policy.ts';

export const hashOfAddress = (address: string): string => createHash('sha256').update(address).digest('hex');

const bad = (path: string, message: string) =>
  new TidingsError('VALIDATION_FAILED', message, { details: [{ path, message }] });
const withoutPadding = (text: string) => text.replace(/=+$/, '');

/**
 * Where the device that asks is reached. Throws UNSUPPORTED for a kind there are no settings for, VALIDATION_FAILED for keys that are none and for
 * an address that is not on the public internet: it is looked up now, and again whenever something is sent (ATTACKS 42).
 */
export async function readDevice(
  input: PushSubscriptionInput,
  kinds: readonly string[],
  { push }: Pick<Config, 'push'>,
): Promise<Omit<Device, 'id'>> {
  if ('token' in input) {
    if (!kinds.includes(input.kind))
      throw new TidingsError('UNSUPPORTED', 'This server has no settings to reach such a device.');
    if (input.kind === 'apns' && !/^[0-9a-f]{64,200}$/i.test(input.token))
      throw bad('token', 'That is no token of Apple.');
    return { kind: input.kind, address: input.token, p256dh: null, auth: null };
  }
  if (!isBrowserKey(input.keys.p256dh)) throw bad('keys.p256dh', 'That is no key of a browser.');
  try {
    await assertTarget(input.endpoint, push.outgoing);
  } catch (error) {
    if (error instanceof RefusedTarget) throw bad('endpoint', `Nothing is sent there. ${error.message}`);
    throw error;
  }
  const { p256dh, auth } = input.keys;
  return { kind: 'web', address: input.endpoint, p256dh: withoutPadding(p256dh), auth: withoutPadding(auth) };
}
