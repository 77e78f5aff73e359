import { type Channel, type ChannelView, type ChatMessage, rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { snapshot } from '../../platform/events/log/snapshot.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound } from '../../platform/kernel/errors.ts';

type Row = { channel: Channel; readNumber: number; readers: ChannelView['readers'] };

const columns = `chat_channel_of(c) AS channel, coalesce(o.read_number, 0) AS "readNumber",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', m.user_id, 'readNumber', m.read_number) ORDER BY m.user_id), '[]')
   FROM chat_member m WHERE c.kind = 'direct' AND m.channel_id = c.id AND m.user_id <> $2) AS readers`;
const own = 'LEFT JOIN chat_member o ON o.channel_id = c.id AND o.user_id = $2';

/** What the viewer may read: public channels, and what they are in since they came into the workspace. */
export const channelsSql = `SELECT ${columns} FROM chat_channel c ${own}
  WHERE c.workspace_id = $1 AND c.id > $3 AND c.id IN (
    SELECT p.id FROM chat_channel p WHERE p.workspace_id = $1 AND p.kind = 'public'
    UNION ALL SELECT m.channel_id FROM chat_member m WHERE m.workspace_id = $1 AND m.user_id = $2
      AND m.joined_at >= (SELECT w.joined_at FROM workspace_member w WHERE w.workspace_id = $1 AND w.user_id = $2))
  ORDER BY c.id LIMIT $4`;

export const presentChannel = ({ channel, readNumber, readers }: Row): ChannelView => ({
  ...channel,
  readNumber,
  readers,
});

/** The channels somebody may read, with the positions of the workspace's room and of their own. */
export const readChannels = (db: Database, workspaceId: string, userId: string, after: string, limit: number) =>
  snapshot(db, [rooms.workspace(workspaceId), rooms.user(userId)], async (client) => {
    const values = [workspaceId, userId, after, limit];
    return (await client.query<Row>({ name: 'chat-channels', text: channelsSql, values })).rows;
  });

const oneSql = `SELECT ${columns} FROM chat_channel c ${own} WHERE c.id = $1`;

/** A channel as somebody who was let in sees it, with the positions of its room and of their own. Throws NOT_FOUND. */
export async function readChannelLive(db: Database, id: string, userId: string) {
  const { value, positions } = await snapshot(db, [rooms.chat(id), rooms.user(userId)], async (client) => {
    const { rows } = await client.query<Row>({ name: 'chat-channel', text: oneSql, values: [id, userId] });
    return rows[0];
  });
  if (!value) throw notFound('That channel');
  return { ...presentChannel(value), positions };
}

/** The same without positions. Throws NOT_FOUND. */
export async function readChannel(db: Database, id: string, userId: string): Promise<ChannelView> {
  const { rows } = await db.pool.query<Row>({ name: 'chat-channel', text: oneSql, values: [id, userId] });
  if (!rows[0]) throw notFound('That channel');
  return presentChannel(rows[0]);
}

/** A channel as this transaction has made it, and as everybody sees it. */
export async function readMade(tx: Tx, id: string): Promise<Channel> {
  const rows = await tx.db.$queryRaw<{ channel: Channel }[]>`
    SELECT chat_channel_of(c) AS channel FROM chat_channel c WHERE c.id = ${id}::uuid`;
  if (!rows[0]) throw new Error('A channel that was just made is not in the database.');
  return rows[0].channel;
}

/** A message by its id, or by what its author's client called it; null: there is none. */
export async function findMessage(
  db: Database,
  by: { id: string } | { channelId: string; authorId: string; clientId: string },
): Promise<ChatMessage | null> {
  const where = 'id' in by ? 'm.id = $1' : 'm.channel_id = $1 AND m.author_id = $2 AND m.client_id = $3';
  const values = 'id' in by ? [by.id] : [by.channelId, by.authorId, by.clientId];
  const { rows } = await db.pool.query<{ message: ChatMessage }>({
    name: 'id' in by ? 'chat-message' : 'chat-message-of-client',
    text: `SELECT chat_message_of(m) AS message FROM chat_message m WHERE ${where}`,
    values,
  });
  return rows[0]?.message ?? null;
}

/** Who is in a channel that not everybody is in, and in its workspace since before. */
export async function membersOf(db: Database, channelId: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'chat-members-of',
    text: `SELECT m.user_id AS id FROM chat_member m JOIN workspace_member w ON w.workspace_id = m.workspace_id AND w.user_id = m.user_id
      WHERE m.channel_id = $1 AND m.joined_at >= w.joined_at ORDER BY m.user_id`,
    values: [channelId],
  });
  return rows.map(({ id }) => id);
}
