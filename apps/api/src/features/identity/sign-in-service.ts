import type { LoginInput, RegisterInput } from '@tidings/contracts';
import { rooms } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import type { Ctx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertMayTry, forgetFailures, noteFailure } from './attempts.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { findByLogin } from './repository.ts';

/** Creates a member with their own room. Throws USERNAME_TAKEN or EMAIL_TAKEN. */
export async function registerMember(ctx: Ctx, input: RegisterInput) {
  const passwordHash = await hashPassword(input.password);
  const id = uuidv7();
  const { username, email } = input;
  try {
    const { value } = await ctx.events.transact(ctx, (tx) => {
      tx.createScope({ key: rooms.user(id), audience: 'user', audienceId: id });
      tx.openRoom(rooms.user(id), { scope: rooms.user(id) });
      tx.append(fact('member.registered', { cause: 'registered', userId: id }));
      return tx.db.user.create({
        data: { id, username, email, passwordHash, displayName: input.displayName ?? username },
      });
    });
    return value;
  } catch (error) {
    throw takenOf(error);
  }
}

/** Checks a sign-in. The same words and the same time whether the member exists or not. */
export async function signIn(ctx: Ctx, input: LoginInput, ip: string) {
  await assertMayTry(ctx, input.login, ip);
  const user = await findByLogin(ctx.db, input.login);
  if (!(await checkPassword(user?.passwordHash ?? null, input.password)) || !user) {
    const left = await noteFailure(ctx, input.login, ip);
    const details = [{ path: 'triesLeft', message: String(left) }];
    throw new TidingsError('BAD_CREDENTIALS', `That password does not match. ${triesLeft(left)}`, { details });
  }
  if (user.suspendedUntil && user.suspendedUntil.getTime() > Date.now()) {
    throw new TidingsError('SUSPENDED', `You are suspended until ${user.suspendedUntil.toISOString()}.`);
  }
  await forgetFailures(ctx, input.login);
  return user;
}

const words = ['No tries', 'One try', 'Two tries', 'Three tries', 'Four tries'];
const triesLeft = (left: number) => `${words[left] ?? `${left} tries`} left.`;

function takenOf(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return error;
  return JSON.stringify(error.meta).includes('email')
    ? new TidingsError('EMAIL_TAKEN', 'There is an account with that e-mail address.')
    : new TidingsError('USERNAME_TAKEN', 'That username is taken.');
}
