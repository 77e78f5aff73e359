import { type CreateGroup, type Group, rooms } from '@tidings/contracts';
import { Prisma, uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { append } from '../../platform/events/log/event-log.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { presentPerson } from '../identity/index.ts';
import { groupActivity } from './broadcasts.ts';
import { presentGroup } from './presenter.ts';

/** Creates a group with its room and its right; the creator owns it. */
export async function createGroup(ctx: MemberCtx, input: CreateGroup): Promise<Group> {
  const creator = presentPerson(ctx.actor);
  const { value } = await ctx.events
    .transact(ctx, async (tx) => {
      const id = uuidv7();
      const { name, slug, description, open, version } = await tx.db.group.create({
        data: { id, ...input, members: { create: { userId: creator.id, role: 'owner' } } },
      });
      const scope = rooms.group(id);
      tx.pending.scopes.push({ key: scope, audience: 'group', audienceId: id });
      tx.pending.open.push({ room: rooms.group(id), scope });
      append(tx, groupActivity(id, 'created', creator, creator, 1));
      const group = presentGroup({ id, name, slug, description, open, version, memberCount: 1, role: 'owner' });
      tx.pending.answer = { status: 201, body: group };
      return group;
    })
    .catch((error: unknown) => {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
        throw new TidingsError('CONFLICT', 'There is a group with that address already.');
      }
      throw error;
    });
  return value;
}
