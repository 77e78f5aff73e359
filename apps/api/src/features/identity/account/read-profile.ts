import type { ProfileAnswer } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { canSeeSanctions } from '../policy.ts';
import { presentProfile } from './presenter.ts';
import { readNumbers, readViewer } from './repository.ts';

/** What the viewer may see of a member, and what they are to each other, with the position of the viewer's own room. Throws NOT_FOUND. */
export async function readProfile(ctx: Ctx, username: string): Promise<ProfileAnswer> {
  const user = await ctx.db.prisma.user.findUnique({ where: { username, deletedAt: null } });
  if (!user) throw notFound('That member');
  const viewerId = ctx.actor?.id ?? null;
  const numbers = await readNumbers(ctx.db, user.id, viewerId);
  const profile = presentProfile(user, numbers, canSeeSanctions(ctx.actor, user));
  if (viewerId === null || viewerId === user.id) return { ...profile, viewer: null };
  const { value: viewer, positions } = await readViewer(ctx.db, viewerId, user.id);
  return { ...profile, viewer, positions };
}
