import { PRIVATE_PEOPLE_MAX, rooms } from '@tidings/contracts';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { NoChange } from '../../../platform/events/log/refusals.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import type { ChannelCtx, Entry } from '../entry.ts';
import { whyNotAdd, whyNotRemove } from '../policy.ts';
import { membersOf } from '../repository.ts';
import { findPeople } from './people.ts';

type Member = {
  person: { id: string; username: string; displayName: string; role: 'member' | 'moderator' | 'admin' };
  joinedAt: string;
};

/** Who is in a channel that not everybody is in, the first at first. */
export async function listChannelMembers(
  { db, channel }: ChannelCtx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const after = readTimePlace(cursor, 'oldest first');
  const { rows } = await db.pool.query<Member>({
    name: 'chat-channel-members',
    text: `SELECT person(m.user_id) AS person, iso(m.joined_at) AS "joinedAt" FROM chat_member m
           JOIN workspace_member w ON w.workspace_id = m.workspace_id AND w.user_id = m.user_id AND m.joined_at >= w.joined_at
           WHERE m.channel_id = $1 AND $2 <> 'public' AND (m.joined_at, m.user_id) > ($3::timestamptz, $4::uuid)
           ORDER BY m.joined_at, m.user_id LIMIT $5`,
    values: [channel.id, channel.kind, after.at, after.id, limit + 1],
  });
  const { items, more } = cutPage(rows, limit, (row) => row);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.joinedAt, last.person.id) : null };
}

/** Takes people of the workspace into a channel; who is in it already stays so. */
export async function takeIn(
  ctx: TenantCtx,
  channel: Pick<Entry, 'id' | 'workspaceId' | 'kind'>,
  people: readonly string[],
): Promise<void> {
  try {
    await ctx.events.commit(ctx, (tx) =>
      tx.append(fact('chat.member-changed', { cause: 'joined', channel, people: [...people] })),
    );
  } catch (error) {
    if (!(error instanceof NoChange)) throw error;
  }
}

/** Takes somebody of the workspace into a private channel. Throws FORBIDDEN, SILENCED, NOT_IN_WORKSPACE, CONFLICT where it is full. */
export async function addChannelMember(ctx: ChannelCtx, username: string): Promise<undefined> {
  const { channel, actor, db } = ctx;
  assertAllowed(whyNotAdd(actor, channel), 'You may not take others in here.');
  const { workspaceId } = channel;
  const people = await findPeople(db, { workspaceId, userId: actor.id, usernames: [username], direct: false });
  const inside = await membersOf(db, channel.id);
  if (inside.length >= PRIVATE_PEOPLE_MAX && !people.every((id) => inside.includes(id)))
    throw new TidingsError(
      'CONFLICT',
      `A private channel has room for ${PRIVATE_PEOPLE_MAX} people: make it a public one.`,
    );
  if (people.length > 0) await takeIn(ctx, channel, people);
}

/**
 * Takes somebody out of a private channel, or leaves it, and revokes its scope in the same transaction: nothing committed from then on
 * reaches them. Throws FORBIDDEN, SILENCED, NOT_FOUND for who is not in it.
 */
export async function removeChannelMember(ctx: ChannelCtx, username: string): Promise<undefined> {
  const { channel, actor, db } = ctx;
  const own = username === actor.username;
  assertAllowed(whyNotRemove(actor, channel, { own }), 'Only managers and owners take others out.');
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'chat-member-named',
    text: 'SELECT u.id FROM "user" u JOIN chat_member m ON m.user_id = u.id WHERE u.username = $1 AND m.channel_id = $2',
    values: [username, channel.id],
  });
  const id = rows[0]?.id;
  if (!id) throw notFound('That member');
  try {
    await ctx.events.commit(ctx, (tx) => {
      tx.revoke(rooms.chat(channel.id));
      tx.append(fact('chat.member-changed', { cause: 'left', channel, people: [id] }));
    });
  } catch (error) {
    // Somebody else was faster.
    if (!(error instanceof NoChange)) throw error;
  }
}
