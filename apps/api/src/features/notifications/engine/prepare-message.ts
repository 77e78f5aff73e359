import { rooms } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { mentionsIn } from '@tidings/markdown/references';
import { excerptOf } from '../../topics/index.ts';
import type { Intent } from '../causes/intent.ts';
import { type Prepared, prepare } from './prepared.ts';

type Row = {
  channelId: string;
  workspaceId: string;
  slug: string;
  kind: string;
  name: string;
  number: number;
  authorId: string;
  author: string;
  body: string;
  recipients: string[];
};

/** Names that one message notifies; those beyond are links only. */
const MENTIONS_MAX = 30;

async function read(db: Database, id: string, names: string[]): Promise<Row | null> {
  const { rows } = await db.pool.query<Row>({
    name: 'recipients-of-chat',
    text: 'SELECT * FROM recipients_of_chat($1, $2)',
    values: [id, names],
  });
  return rows[0] ?? null;
}

/** A message of chat: for the people of a direct message, or for who is named in it; null: it is no news any more. */
export async function prepareMessage(db: Database, intent: Intent, id: string): Promise<Prepared | null> {
  const first = await read(db, id, []);
  if (!first) return null;
  const direct = first.kind === 'direct';
  const message = direct ? first : await read(db, id, mentionsIn(first.body).slice(0, MENTIONS_MAX));
  if (!message) return null;
  const { channelId, workspaceId, slug, name, number, body, authorId, author } = message;
  const data = {
    ...{ what: direct ? 'direct' : 'mention', workspaceId, slug, channelId, channel: name, number },
    excerpt: excerptOf(body),
  };
  return prepare(
    intent,
    {
      ...{ about: id, proof: 'message', actor: { id: authorId, name: author }, room: rooms.chat(channelId) },
      // Where it stands, so that all of a channel is found when that goes.
      topicId: channelId,
      mutes: [`person:${authorId}`, `workspace:${workspaceId}`],
    },
    { chat: { entity: { type: 'message', id }, data } },
    message.recipients.map((user) => ({ user, type: 'chat', reason: direct ? 'direct_message' : 'mentioned' })),
  );
}
