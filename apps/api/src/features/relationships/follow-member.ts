import type { ProfileViewer } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson } from '../identity/index.ts';
import { MOST_FOLLOWED, whyNotChange, whyNotFollow } from './policy.ts';
import { findPerson, takeRelationship } from './repository.ts';

const CANNOT = 'You cannot follow this member.';

/** Follows a member; doing it twice changes nothing. Throws NOT_FOUND, SILENCED, FORBIDDEN, and CONFLICT for who is blocked and with too many. */
export async function followMember(ctx: MemberCtx, username: string): Promise<ProfileViewer> {
  const person = await findPerson(ctx.db, username);
  const ids = { userId: ctx.actor.id, followedId: person.id };
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const { following, blocked, blocksBack } = await takeRelationship(tx, ids.userId, ids.followedId);
    assertAllowed(whyNotFollow(ctx.actor, { author: person, blocksAsker: blocksBack }), CANNOT);
    if (blocked) throw new TidingsError('CONFLICT', 'You blocked this member. Unblock them first.');
    if (!following) {
      if ((await tx.db.follow.count({ where: { userId: ids.userId } })) >= MOST_FOLLOWED)
        throw new TidingsError('CONFLICT', `You follow ${MOST_FOLLOWED} members, which is as many as there may be.`);
      await tx.db.follow.create({ data: ids });
      tx.append(fact('follow.changed', { cause: 'followed', ...ids, actor: presentPerson(ctx.actor) }));
    }
    const answer = { following: true, blocked: false };
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** Follows a member no longer; doing it twice changes nothing. Throws NOT_FOUND, FORBIDDEN for oneself. */
export async function unfollowMember(ctx: MemberCtx, username: string): Promise<ProfileViewer> {
  const person = await findPerson(ctx.db, username);
  assertAllowed(whyNotChange(ctx.actor, { author: person }), CANNOT);
  const ids = { userId: ctx.actor.id, followedId: person.id };
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const { following, blocked } = await takeRelationship(tx, ids.userId, ids.followedId);
    if (following) {
      await tx.db.follow.delete({ where: { userId_followedId: ids } });
      tx.append(fact('follow.changed', { cause: 'unfollowed', ...ids, actor: presentPerson(ctx.actor) }));
    }
    const answer = { following: false, blocked };
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}
