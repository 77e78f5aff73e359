import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { isTaken } from '../../../platform/kernel/unique.ts';
import { endLinks, spendLink } from './repository.ts';
import { linkInvalid } from './send-link.ts';

/**
 * Confirms the address a link was mailed to; a new one takes the place of the old. Whoever brings the link reads the mails
 * that go there, and nothing else is asked of them. Throws NOT_FOUND, EMAIL_TAKEN.
 */
export async function verifyAddress(ctx: Ctx, token: string): Promise<{ email: string }> {
  try {
    const { value } = await ctx.events.transact(ctx, async (tx) => {
      const link = await spendLink(tx, token, ['verify', 'email']);
      if (!link) throw linkInvalid();
      const { userId: id, email, purpose } = link;
      const changes = purpose === 'email';
      const { count } = await tx.db.user.updateMany({
        where: { id, ...(!changes && { email }) },
        data: { email, emailVerifiedAt: new Date(), version: { increment: 1 } },
      });
      if (count === 0) throw linkInvalid();
      // A link at the old address must not open the account any more.
      if (changes) await endLinks(tx, id, ['verify', 'email', 'reset']);
      tx.append(fact('member.changed', { cause: 'profile', userId: id }));
      return { email };
    });
    return value;
  } catch (error) {
    if (isTaken(error, 'email')) throw new TidingsError('EMAIL_TAKEN', 'There is an account with that e-mail address.');
    throw error;
  }
}
