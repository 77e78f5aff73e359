import type { ChannelKind } from '@tidings/contracts';
import { inWorkspace } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { kept, type Personal, type Step } from '../../platform/personal/personal.ts';
import { wasOf } from '../../platform/personal/rename-in-texts.ts';
import { inOrderOf } from '../../platform/personal/sections.ts';

const AT_ONCE = 20;
const FIRST = '00000000-0000-0000-0000-000000000000';
type Said = { id: string; workspaceId: string; channelId: string; kind: ChannelKind };

/** Deletes the messages of who wants theirs removed, as they would: pages that show one hear of it. */
const remove: Step = {
  name: 'remove messages',
  async run({ leaver, ctx }, place) {
    if (leaver.posts === 'keep') return null;
    const { rows } = await ctx.db.pool.query<Said>(
      `SELECT id, workspace_id AS "workspaceId", channel_id AS "channelId", chat_kind_of(channel_id) AS kind
       FROM chat_messages_by($1, $2, ${AT_ONCE}, true)`,
      [leaver.id, place ?? FIRST],
    );
    for (const { id, workspaceId, channelId, kind } of rows) {
      const inside = inWorkspace(ctx, { workspaceId, role: 'operator' });
      await inside.events
        .commit(inside, (tx) => {
          tx.redact(id);
          tx.append(fact('chat.deleted', { cause: 'deleted', channel: { id: channelId, workspaceId, kind }, id }));
        })
        .catch((error: unknown) => {
          // Somebody else was faster, or its channel is gone.
          if (!(error instanceof TidingsError && error.code === 'NOT_FOUND')) throw error;
        });
    }
    return rows.length === AT_ONCE ? (rows.at(-1)?.id ?? null) : null;
  },
};

const mentions: Step = {
  name: 'mentions in messages',
  async run(leaving, place) {
    const { rows } = await leaving.ctx.db.pool.query<{ last: string | null }>(
      'SELECT forget_text_in_chat($1::jsonb, $2::uuid, 1000) AS last',
      [wasOf(leaving), place ?? FIRST],
    );
    return rows[0]?.last ?? null;
  },
};

/** What chat keeps of persons. */
export const chatPersonal: Personal = {
  columns: {
    'chat_channel.created_by_id': kept('A channel stays with its workspace; it says by an id who made it.'),
    'chat_channel.people': kept(
      'Whom a direct message was between: the others keep it, and a deleted member is in it.',
    ),
    'chat_member.user_id': kept(
      'It counts only while its member is in the workspace, and a deleted member is in none.',
    ),
    'chat_message.author_id': kept('What is kept has an author, who is a deleted member.'),
  },
  steps: [remove, mentions],
  sections: [
    inOrderOf({
      ...{ file: 'messages', about: 'What you said in channels and direct messages of the workspaces you are in.' },
      ...{ from: 'chat_messages_by($1, ($2::jsonb ->> 0)::uuid, $3, false) t', mine: '$1', key: 't.id', type: 'uuid' },
      item: `jsonb_build_object('id', t.id, 'workspaceId', t.workspace_id, 'channelId', t.channel_id, 'number', t.number,
        'body', t.body, 'createdAt', t.created_at, 'editedAt', t.edited_at)`,
    }),
  ],
};
