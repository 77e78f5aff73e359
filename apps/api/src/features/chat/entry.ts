import type { ChannelKind, WorkspaceRole } from '@tidings/contracts';
import { inWorkspace, type MemberCtx, type TenantCtx } from '../../platform/context/context.ts';
import { notFound } from '../../platform/kernel/errors.ts';

/** A channel as who asks is let into it. */
export type Entry = {
  id: string;
  workspaceId: string;
  /** What who asks is in the workspace. */
  role: WorkspaceRole;
  kind: ChannelKind;
  archived: boolean;
  /** Of a direct message: who it is between. */
  people: string[];
  /** One of the two people of a direct message blocks the other. */
  blocked: boolean;
  lastNumber: number;
};

/** A member's context in a channel they may read. */
export type ChannelCtx = TenantCtx & { channel: Entry };

async function enter(
  ctx: MemberCtx,
  channelId: string | null,
  messageId: string | null,
  what: string,
): Promise<ChannelCtx> {
  const { rows } = await ctx.db.pool.query<Entry>({
    name: 'chat-entry',
    text: 'SELECT * FROM chat_entry($1, $2, $3)',
    values: [channelId, messageId, ctx.actor.id],
  });
  const channel = rows[0];
  if (!channel) throw notFound(what);
  const { workspaceId, role } = channel;
  return { ...inWorkspace(ctx, { workspaceId, role }), channel };
}

/** The one way into a channel. One that is not open to who asks does not exist. Throws NOT_FOUND. */
export const enterChannel = (ctx: MemberCtx, id: string): Promise<ChannelCtx> => enter(ctx, id, null, 'That channel');

/** The way into the channel of a message. Throws NOT_FOUND. */
export const enterByMessage = (ctx: MemberCtx, id: string): Promise<ChannelCtx> => enter(ctx, null, id, 'That message');
