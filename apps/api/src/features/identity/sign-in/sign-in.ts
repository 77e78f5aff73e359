import type { LoginInput } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { assertMayTry, forgetFailures, noteFailure } from './attempts.ts';
import { checkPassword } from './passwords.ts';
import { canSignIn } from './policy.ts';
import { findByLogin } from './repository.ts';

/**
 * Checks a sign-in. The same words and the same time whether the member exists or not. Throws BAD_CREDENTIALS with the
 * tries that are left, RATE_LIMITED, SUSPENDED.
 */
export async function signIn(ctx: Ctx, input: LoginInput, ip: string) {
  await assertMayTry(ctx, input.login, ip);
  const user = await findByLogin(ctx.db, input.login);
  if (!(await checkPassword(user?.passwordHash ?? null, input.password)) || !user) {
    const left = await noteFailure(ctx, input.login, ip);
    const details = [{ path: 'triesLeft', message: String(left) }];
    throw new TidingsError('BAD_CREDENTIALS', `That password does not match. ${triesLeft(left)}`, { details });
  }
  if (!canSignIn(user)) {
    throw new TidingsError('SUSPENDED', `You are suspended until ${user.suspendedUntil?.toISOString()}.`);
  }
  await forgetFailures(ctx, input.login);
  return user;
}

const words = ['No tries', 'One try', 'Two tries', 'Three tries', 'Four tries'];
const triesLeft = (left: number) => `${words[left] ?? `${left} tries`} left.`;
