import type { LoginInput } from '@tidings/contracts';
import type { Device, KnownDevices } from '../../../platform/auth/known-device.ts';
import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { canSignIn } from '../sessions/policy.ts';
import { findSessionOfRefresh } from '../sessions/repository.ts';
import { suspendedError } from '../sessions/suspension.ts';
import { checkPassword, knownPlace, placeOf } from './passwords.ts';
import { findByLogin } from './repository.ts';
import { reserveTry, unknownAccount } from './tries.ts';

/**
 * What a browser brings besides name and password: where it is, and what it kept of earlier sign-ins. `countByAddress`: for
 * one that does not know this account.
 */
export type SignInFrom = {
  address: string;
  device: Device | null;
  refreshToken: string | undefined;
  countByAddress: () => void;
  /** Whether an address counts that nobody confirmed: where no mail is sent, nobody can. */
  unconfirmed: boolean;
};

/**
 * Checks a sign-in. The same words and the same time whether the member exists or not. Throws BAD_CREDENTIALS with the
 * tries that are left, RATE_LIMITED, SUSPENDED.
 */
export async function signIn(ctx: Ctx, devices: KnownDevices, { login, password }: LoginInput, from: SignInFrom) {
  const user = await findByLogin(ctx.db, login, from);
  const device = await knownDevice(ctx, devices, user, from);
  if (device === null) from.countByAddress();
  const { address } = from;
  const attempt = await reserveTry(ctx, { account: user?.id ?? unknownAccount(login), address, device });
  const place = user && device !== null ? knownPlace(user.id, device) : placeOf(address);
  const matches = await checkPassword(user?.passwordHash ?? null, password, place).catch(async (error: unknown) => {
    await attempt.undo();
    throw error;
  });
  if (!matches || !user) {
    const { left } = attempt;
    const details = [{ path: 'triesLeft', message: String(left) }];
    throw new TidingsError('BAD_CREDENTIALS', `That password does not match. ${triesLeft(left)}`, { details });
  }
  await attempt.succeeded();
  if (!canSignIn(user)) throw await suspendedError(ctx.db, user);
  return user;
}

/** The browser, when this member signed in with it before: by its own cookie, or by a session that it still holds. */
async function knownDevice(ctx: Ctx, devices: KnownDevices, user: { id: string } | null, from: SignInFrom) {
  if (user && devices.knows(from.device, user.id)) return from.device.id;
  const session = await findSessionOfRefresh(ctx.db, from.refreshToken);
  return user && session?.userId === user.id && session.revokedAt === null ? session.id : null;
}

const words = ['No tries', 'One try', 'Two tries', 'Three tries', 'Four tries'];
const triesLeft = (left: number) => `${words[left] ?? `${left} tries`} left.`;
