import type { ChannelView, ChatMessage } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { Forum, Member } from './forum.ts';

let channels = 0;
/** A channel of somebody's. */
export async function newChannel(
  who: Member,
  workspaceId: string,
  input: Record<string, unknown> = {},
): Promise<ChannelView> {
  const answer = await who.post(`/api/workspaces/${workspaceId}/channels`, { name: `channel ${++channels}`, ...input });
  if (answer.status !== 201) throw new Error(`Could not make a channel: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as ChannelView;
}

/** The direct message between these people. */
export async function direct(who: Member, workspaceId: string, ...others: Member[]): Promise<ChannelView> {
  const people = others.map(({ username }) => username);
  const answer = await who.post(`/api/workspaces/${workspaceId}/direct-messages`, { people });
  if (answer.status !== 200) throw new Error(`Could not open a direct message: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as ChannelView;
}

/** Somebody says something, over REST. */
export async function say(
  who: Member,
  channelId: string,
  body = 'Hello.',
  clientId: string = uuidv7(),
): Promise<ChatMessage> {
  const answer = await who.post(`/api/channels/${channelId}/messages`, { body, clientId });
  if (answer.status !== 201) throw new Error(`Could not send: ${JSON.stringify(answer.body)}`);
  return answer.body as unknown as ChatMessage;
}

/** A channel as it would have been stored, with who is in it; answers its id. */
export async function storeChannel(
  { db }: Pick<Forum, 'db'>,
  workspaceId: string,
  as: { kind?: string; people?: string[]; archived?: boolean; name?: string; purpose?: string } = {},
): Promise<string> {
  const id = uuidv7();
  const { kind = 'public', people = [], archived = false, name = 'Channel', purpose = '' } = as;
  const own = kind !== 'public';
  // The same people have one.
  if (kind === 'direct')
    await db.prisma.chatChannel.deleteMany({ where: { workspaceId, kind, people: { equals: [...people].sort() } } });
  await db.prisma.chatChannel.create({
    data: {
      ...{ id, workspaceId, kind, purpose, createdById: uuidv7(), people: kind === 'direct' ? [...people].sort() : [] },
      ...{ name: kind === 'direct' ? null : name, archivedAt: archived ? new Date() : null },
      memberCount: own ? people.length : null,
    },
  });
  await db.prisma.chatMember.createMany({ data: people.map((userId) => ({ channelId: id, userId, workspaceId })) });
  const key = own ? `chat:${id}` : `workspace:${workspaceId}`;
  if (own)
    await db.pool.query(`INSERT INTO "scope" (key, version, audience, audience_id) VALUES ($1, 1, 'chat', $2)`, [
      key,
      id,
    ]);
  await db.pool.query('INSERT INTO stream (room, scope) VALUES ($1, $2)', [`chat:${id}`, key]);
  return id;
}

/** Messages as they would have been stored, from the next number on; answers the id of the last. */
export async function storeMessages(
  { db }: Pick<Forum, 'db'>,
  channelId: string,
  authorId: string,
  { count = 1, body = 'Hello.' } = {},
): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `WITH c AS (UPDATE chat_channel SET last_number = last_number + $3, last_at = now() WHERE id = $1 RETURNING *), m AS (
       INSERT INTO chat_message (id, workspace_id, channel_id, number, author_id, client_id, body, created_at)
       SELECT gen_random_uuid(), c.workspace_id, c.id, c.last_number - $3 + n, $2, 'stored-' || gen_random_uuid(), $4, now()
       FROM c, generate_series(1, $3::int) n RETURNING id, number)
     SELECT id FROM m ORDER BY number DESC LIMIT 1`,
    [channelId, authorId, count, body],
  );
  return rows[0]?.id ?? '';
}
