import type { Profile } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { canSeeSanctions } from '../policy.ts';
import { presentProfile } from './presenter.ts';
import { readNumbers } from './repository.ts';

/** What the viewer may see of a member. Throws NOT_FOUND. */
export async function readProfile(ctx: Ctx, username: string): Promise<Profile> {
  const user = await ctx.db.prisma.user.findUnique({ where: { username } });
  if (!user) throw notFound('That member');
  const numbers = await readNumbers(ctx.db, user.id, ctx.actor?.id ?? null);
  return presentProfile(user, numbers, canSeeSanctions(ctx.actor, user));
}
