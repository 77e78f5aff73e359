import type { Me } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { presentMe } from './presenter.ts';
import { readNumbers } from './repository.ts';

/** The member's own account. */
export async function readMe(ctx: MemberCtx): Promise<Me> {
  const user = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
  return presentMe(user, await readNumbers(ctx.db, user.id));
}
