import { type ChannelView, DIRECTS_MAX } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotChat } from '../policy.ts';
import { readChannel, readMade } from '../repository.ts';
import { openChannel, putIn } from './create-channel.ts';
import { takeIn } from './members.ts';
import { findPeople } from './people.ts';

async function findDirect({ db, tenant }: TenantCtx, people: readonly string[]): Promise<string | null> {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'chat-direct',
    text: `SELECT c.id FROM chat_channel c WHERE c.workspace_id = $1 AND c.kind = 'direct' AND c.people = $2::uuid[]`,
    values: [tenant.workspaceId, people],
  });
  return rows[0]?.id ?? null;
}

/** The one these people have; whoever left the workspace and came back is in it again. */
async function openAgain(ctx: TenantCtx, id: string, people: readonly string[]): Promise<ChannelView> {
  await takeIn(ctx, { id, workspaceId: ctx.tenant.workspaceId, kind: 'direct' }, people);
  return readChannel(ctx.db, id, ctx.actor.id);
}

/**
 * Opens the direct message between these people and who asks: the same set has one. Throws FORBIDDEN, SILENCED, NOT_IN_WORKSPACE, CONFLICT,
 * VALIDATION_FAILED for nobody but oneself.
 */
export async function openDirect(ctx: TenantCtx, usernames: readonly string[]): Promise<ChannelView> {
  const { actor, db } = ctx;
  const { workspaceId } = ctx.tenant;
  assertAllowed(whyNotChat(actor, ctx.tenant), 'Viewers of the workspace read; they may not do this.');
  const others = await findPeople(db, { workspaceId, userId: actor.id, usernames, direct: true });
  if (others.length === 0) throw new TidingsError('VALIDATION_FAILED', 'A direct message is with somebody else.');
  const people = [actor.id, ...others].sort();
  const existing = await findDirect(ctx, people);
  if (existing) return openAgain(ctx, existing, people);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const id = uuidv7();
    const createdAt = new Date();
    if ((await tx.db.chatMember.count({ where: { workspaceId, userId: actor.id } })) >= DIRECTS_MAX)
      throw new TidingsError('CONFLICT', `You are in ${DIRECTS_MAX} conversations here already.`);
    const made = await tx.db.$executeRaw`
      INSERT INTO chat_channel (id, workspace_id, kind, people, member_count, created_by_id, created_at)
      VALUES (${id}::uuid, ${workspaceId}::uuid, 'direct', ${people}::uuid[], ${people.length}, ${actor.id}::uuid, ${createdAt})
      ON CONFLICT (workspace_id, people) WHERE kind = 'direct' DO NOTHING`;
    // Somebody was faster: theirs is the one.
    if (made === 0) return null;
    await putIn(tx, workspaceId, id, people, createdAt);
    openChannel(tx, { id, workspaceId, own: true });
    const channel = await readMade(tx, id);
    tx.append(fact('chat.channel-made', { cause: 'created', channel, people }));
    const readers = others.sort().map((userId) => ({ userId, readNumber: 0 }));
    const view = { ...channel, readNumber: 0, readers };
    tx.answer({ status: 200, body: view });
    return view;
  });
  if (value) return value;
  const id = await findDirect(ctx, people);
  if (!id) throw new TidingsError('CONFLICT', 'Somebody else opened it at the same moment. Try again.');
  return openAgain(ctx, id, people);
}
