import { CHANNELS_MAX, type ChannelView, type CreateChannel, rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { TenantCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotChat } from '../policy.ts';
import { readMade } from '../repository.ts';
import { findPeople } from './people.ts';

const VIEWER = 'Viewers of the workspace read; they may not do this.';

/**
 * Puts people into a channel that is being made; they have read what is in it. They came no earlier than into the workspace,
 * whatever the clock of this server says: what is older than that does not count.
 */
export const putIn = (tx: Tx, workspaceId: string, channelId: string, people: readonly string[], joinedAt: Date) =>
  tx.db.$executeRaw`
    INSERT INTO chat_member (channel_id, user_id, workspace_id, joined_at)
    SELECT ${channelId}::uuid, w.user_id, w.workspace_id, greatest(${joinedAt}, w.joined_at) FROM workspace_member w
    WHERE w.workspace_id = ${workspaceId}::uuid AND w.user_id = ANY (${[...people]}::uuid[])`;

/** Opens the room of a channel: a public one under the scope of the workspace, any other under its own. */
export function openChannel(tx: Tx, { id, workspaceId, own }: { id: string; workspaceId: string; own: boolean }): void {
  const scope = own ? rooms.chat(id) : rooms.workspace(workspaceId);
  if (own) tx.createScope({ key: scope, audience: 'chat', audienceId: id });
  tx.openRoom(rooms.chat(id), { scope });
}

/** Makes a channel; who makes a private one is in it. Throws FORBIDDEN, SILENCED, CONFLICT where there are as many as there may be, NOT_IN_WORKSPACE. */
export async function createChannel(ctx: TenantCtx, input: CreateChannel): Promise<ChannelView> {
  const { actor, db } = ctx;
  const { workspaceId } = ctx.tenant;
  assertAllowed(whyNotChat(actor, ctx.tenant), VIEWER);
  const { name, purpose, kind } = input;
  const named = kind === 'public' ? [] : input.people;
  const others = await findPeople(db, { workspaceId, userId: actor.id, usernames: named, direct: false });
  const people = kind === 'public' ? null : [actor.id, ...others];
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const made = await tx.db.chatChannel.count({ where: { workspaceId, kind: { not: 'direct' } } });
    if (made >= CHANNELS_MAX)
      throw new TidingsError('CONFLICT', `A workspace has room for ${CHANNELS_MAX} channels: delete one first.`);
    const id = uuidv7();
    const createdAt = new Date();
    await tx.db.chatChannel.create({
      data: {
        ...{ id, workspaceId, kind, name, purpose, people: [], createdById: actor.id, createdAt },
        memberCount: people?.length ?? null,
      },
    });
    if (people) await putIn(tx, workspaceId, id, people, createdAt);
    openChannel(tx, { id, workspaceId, own: people !== null });
    const channel = await readMade(tx, id);
    tx.append(fact('chat.channel-made', { cause: 'created', channel, people }));
    const view = { ...channel, readNumber: 0, readers: [] };
    tx.answer({ status: 201, body: view });
    return view;
  });
  return value;
}
