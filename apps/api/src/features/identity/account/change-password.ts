import type { MemberCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { revokeSessionsIn } from '../sessions/revoke-sessions.ts';
import { checkPassword, hashPassword } from '../sign-in/passwords.ts';

/** Changes the password and ends every other session, everywhere. Throws BAD_CREDENTIALS, PASSWORD_COMMON. */
export async function changePassword(ctx: MemberCtx, current: string, next: string): Promise<undefined> {
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
  const place = { crowd: 'known', who: user.id };
  if (!(await checkPassword(user.passwordHash, current, place))) {
    throw new TidingsError('BAD_CREDENTIALS', 'That is not your current password.');
  }
  const passwordHash = await hashPassword(next, place);
  const others = await ctx.db.prisma.session.findMany({
    where: { userId: user.id, revokedAt: null, id: { not: ctx.actor.sessionId } },
    select: { id: true },
  });
  await ctx.events.transact(ctx, async (tx) => {
    await tx.db.user.update({ where: { id: user.id }, data: { passwordHash } });
    await revokeSessionsIn(
      tx,
      user.id,
      others.map(({ id }) => id),
      'password',
    );
  });
}
