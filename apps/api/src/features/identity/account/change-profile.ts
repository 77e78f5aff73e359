import type { Me, PatchMeInput } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { assertOwnName } from '../names/assert-own-name.ts';
import { whyNotChangeProfile } from '../policy.ts';
import { presentMe } from './presenter.ts';
import { readNumbers } from './repository.ts';

/** Changes the own profile; every server forgets what it knew of the member. Throws SILENCED for what others see, NAME_RESERVED. */
export async function changeProfile(ctx: MemberCtx, patch: PatchMeInput): Promise<Me> {
  assertAllowed(whyNotChangeProfile(ctx.actor, patch));
  await assertOwnName(ctx, { displayName: patch.displayName }, ctx.actor);
  const numbers = await readNumbers(ctx.db, ctx.actor.id);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const data = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    if (patch.deviceTimeZone !== undefined && Object.keys(data).length === 1) {
      // Every tab of every device reports it: the same again is no change.
      const same = await tx.db.user.findUnique({ where: { id: ctx.actor.id, deviceTimeZone: patch.deviceTimeZone } });
      if (same) {
        const me = presentMe(same, numbers);
        tx.answer({ status: 200, body: me });
        return me;
      }
    }
    const user = await tx.db.user.update({ where: { id: ctx.actor.id }, data: { ...data, version: { increment: 1 } } });
    tx.append(fact('member.changed', { cause: 'profile', userId: user.id }));
    const me = presentMe(user, numbers);
    tx.answer({ status: 200, body: me });
    return me;
  });
  return value;
}
