import type { ProfileViewer } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson } from '../identity/index.ts';
import { MOST_BLOCKED, whyNotChange } from './policy.ts';
import { findPerson, type Relationship, takeRelationship } from './repository.ts';

const CANNOT = 'You cannot block yourself.';

/** Blocks a member, who hears nothing of it, and ends the follows of both. Twice changes nothing. Throws NOT_FOUND, FORBIDDEN for oneself, CONFLICT with too many. */
export async function blockMember(ctx: MemberCtx, username: string): Promise<ProfileViewer> {
  const person = await findPerson(ctx.db, username);
  assertAllowed(whyNotChange(ctx.actor, { author: person }), CANNOT);
  const ids = { userId: ctx.actor.id, blockedId: person.id };
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const before = await takeRelationship(tx, ids.userId, ids.blockedId);
    if (!before.blocked) {
      if ((await tx.db.block.count({ where: { userId: ids.userId } })) >= MOST_BLOCKED)
        throw new TidingsError('CONFLICT', `You block ${MOST_BLOCKED} members, which is as many as there may be.`);
      await endFollows(ctx, tx, before, person.id);
      await tx.db.block.create({ data: ids });
      tx.append(fact('block.changed', { cause: 'blocked', ...ids }));
    }
    const answer = { following: false, blocked: true };
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Blocks a member no longer; doing it twice changes nothing. Throws NOT_FOUND, FORBIDDEN for oneself. */
export async function unblockMember(ctx: MemberCtx, username: string): Promise<ProfileViewer> {
  const person = await findPerson(ctx.db, username);
  assertAllowed(whyNotChange(ctx.actor, { author: person }), CANNOT);
  const ids = { userId: ctx.actor.id, blockedId: person.id };
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const { following, blocked } = await takeRelationship(tx, ids.userId, ids.blockedId);
    if (blocked) {
      await tx.db.block.delete({ where: { userId_blockedId: ids } });
      tx.append(fact('block.changed', { cause: 'unblocked', ...ids }));
    }
    const answer = { following, blocked: false };
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Ends the follows of both directions. */
async function endFollows(ctx: MemberCtx, tx: Tx, before: Relationship, otherId: string): Promise<void> {
  const actor = presentPerson(ctx.actor);
  const pairs = [
    ...(before.following ? [{ userId: actor.id, followedId: otherId }] : []),
    ...(before.followsBack ? [{ userId: otherId, followedId: actor.id }] : []),
  ];
  for (const ids of pairs) {
    await tx.db.follow.delete({ where: { userId_followedId: ids } });
    tx.append(fact('follow.changed', { cause: 'unfollowed', ...ids, actor }));
  }
}
