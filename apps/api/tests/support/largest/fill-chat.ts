import { MESSAGE_MAX } from '@tidings/contracts';
import { storeChannel, storeMessages } from '../chat.ts';
import type { Forum, Member } from '../forum.ts';
import { counts, type Largest, words } from './largest.ts';

/** Channels with the longest names there may be, one of them with many people and the longest messages. */
export async function fillChat(forum: Forum, alice: Member, workspaceId: string): Promise<Largest['chat']> {
  const { rows } = await forum.db.pool.query<{ id: string }>(
    `SELECT user_id AS id FROM workspace_member WHERE workspace_id = $1 AND user_id <> $2
       ORDER BY user_id = (SELECT u.id FROM "user" u WHERE u.username = 'crowd-1') DESC LIMIT ${counts.people - 52}`,
    [workspaceId, alice.id],
  );
  const named = { name: words(60), purpose: words(250) };
  for (let n = 3; n < counts.channels; n++) await storeChannel(forum, workspaceId, named);
  const people = [alice.id, ...rows.map(({ id }) => id)];
  const channel = await storeChannel(forum, workspaceId, { ...named, kind: 'private', people });
  const text = { body: words(MESSAGE_MAX) };
  await storeMessages(forum, channel, alice.id, { ...text, count: counts.messages });
  const [edited, gone] = [
    await storeMessages(forum, channel, alice.id, text),
    await storeMessages(forum, channel, alice.id, text),
  ];
  const [changed, deleted] = [
    await storeChannel(forum, workspaceId, named),
    await storeChannel(forum, workspaceId, named),
  ];
  return { channel, changed, deleted, edited, gone };
}
