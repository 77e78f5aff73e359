import { type ChatMessage, rooms } from '@tidings/contracts';
import type pg from 'pg';
import { snapshot } from '../../../platform/events/log/snapshot.ts';
import { cutPage, PAGE_BYTES } from '../../../platform/http/cut-page.ts';
import type { ChannelCtx } from '../entry.ts';

type Query = { before?: number | undefined; after?: number | undefined; around?: number | undefined; limit: number };
/** From the nearest on: messages with a lower number than `edge`, or with a higher one. */
type Side = { down: boolean; edge: number; limit: number; bytes: number };

/** No more is read than a page can hold. `$1` the channel, `$2` the edge, `$3` how many, `$4` how heavy. */
export const messagesSql = (down: boolean) => `WITH page AS (
    SELECT m.id, sum(octet_length(m.body)) OVER (ORDER BY m.number ${down ? 'DESC' : 'ASC'}
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS above
    FROM chat_message m WHERE m.channel_id = $1 AND m.number ${down ? '<' : '>'} $2 ORDER BY m.number ${down ? 'DESC' : 'ASC'} LIMIT $3)
  SELECT chat_message_of(m) AS message FROM page p JOIN chat_message m ON m.id = p.id
  WHERE coalesce(p.above, 0) <= $4 ORDER BY m.number ${down ? 'DESC' : 'ASC'}`;

async function readSide(client: pg.PoolClient, channelId: string, { down, edge, limit, bytes }: Side) {
  if (limit === 0) return [];
  const { rows } = await client.query<{ message: ChatMessage }>({
    name: down ? 'chat-messages-before' : 'chat-messages-after',
    text: messagesSql(down),
    values: [channelId, edge, limit, bytes],
  });
  const { items } = cutPage(rows, limit, ({ message }) => message, bytes);
  return down ? items.reverse() : items;
}

function sidesOf({ before, after, around, limit }: Query): Side[] {
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const bytes = PAGE_BYTES / 2;
    return [
      { down: true, edge: around, limit: half, bytes },
      { down: false, edge: around - 1, limit: limit - half, bytes },
    ];
  }
  if (after !== undefined) return [{ down: false, edge: after, limit, bytes: PAGE_BYTES }];
  return [{ down: true, edge: before ?? 2 ** 31 - 1, limit, bytes: PAGE_BYTES }];
}

/** Messages by number, the deleted ones in their places, with the position of the channel. */
export async function listMessages({ db, channel }: ChannelCtx, query: Query) {
  const { value, positions } = await snapshot(db, [rooms.chat(channel.id)], async (client) => {
    const items: ChatMessage[] = [];
    for (const side of sidesOf(query)) items.push(...(await readSide(client, channel.id, side)));
    const { rows } = await client.query<{ last: number }>({
      name: 'chat-last-number',
      text: 'SELECT last_number AS last FROM chat_channel WHERE id = $1',
      values: [channel.id],
    });
    return { items, lastNumber: rows[0]?.last ?? 0 };
  });
  return { ...value, positions };
}
