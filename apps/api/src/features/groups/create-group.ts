import { type CreateGroup, type Group, rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { slugTaken } from '../../platform/kernel/unique.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson, whyNotSpeak } from '../identity/index.ts';
import { stateMembership } from './members/membership.ts';
import { whyNotOwnMore } from './policy.ts';
import { presentGroup } from './presenter.ts';
import { noteCreation, readCreator } from './repository.ts';

const TOO_MANY = 'You own, or made today, as many groups as an account of this age may. Later you may have more.';

/** Creates a group with its room and its scope; the creator owns it. `limited`: as many as the age of the account allows. Throws SILENCED, FORBIDDEN, CONFLICT when its address is taken. */
export async function createGroup(ctx: MemberCtx, input: CreateGroup, limited = true): Promise<Group> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const creator = presentPerson(ctx.actor);
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      if (limited) assertAllowed(whyNotOwnMore(ctx.actor, await readCreator(tx, ctx.actor.id)), TOO_MANY);
      await noteCreation(tx, ctx.actor.id);
      const id = uuidv7();
      const row = await tx.db.group.create({
        data: { id, ...input, members: { create: { userId: creator.id, role: 'owner' } } },
      });
      const scope = rooms.group(id);
      tx.createScope({ key: scope, audience: 'group', audienceId: id });
      tx.openRoom(rooms.group(id), { scope });
      await stateMembership(ctx, tx, { groupId: id, cause: 'created', member: creator, role: 'owner' });
      const group = presentGroup({ ...row, archived: false, memberCount: 1, role: 'owner', watch: null });
      tx.answer({ status: 201, body: group });
      return group;
    })
    .catch(slugTaken('group'));
  return value;
}
