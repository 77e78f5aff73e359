import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { workspaceRoute } from '../workspaces/index.ts';
import { deleteChannel, patchChannel } from './channels/change-channel.ts';
import { createChannel } from './channels/create-channel.ts';
import { listChannels } from './channels/list-channels.ts';
import { addChannelMember, listChannelMembers, removeChannelMember } from './channels/members.ts';
import { openDirect } from './channels/open-direct.ts';
import { enterByMessage, enterChannel } from './entry.ts';
import type { SendLimit } from './limits.ts';
import { deleteMessage, editMessage } from './messages/edit-message.ts';
import { listMessages } from './messages/list-messages.ts';
import { markRead } from './messages/read-channel.ts';
import { sendMessage } from './messages/send-message.ts';
import { readChannelLive } from './repository.ts';

/** Chat: channels, who is in them, and what is said there. */
export function chatRoutes(app: FastifyInstance, limit: SendLimit): void {
  channelRoutes(app);
  route(app, operations.messages, async (ctx, { params, query }) =>
    listMessages(await enterChannel(ctx, params.id), query),
  );
  route(app, operations.sendMessage, async (ctx, { params, body }) =>
    sendMessage(await enterChannel(ctx, params.id), body, limit),
  );
  route(app, operations.patchMessage, async (ctx, { params, body }) =>
    editMessage(await enterByMessage(ctx, params.id), params.id, body),
  );
  route(app, operations.deleteMessage, async (ctx, { params }) =>
    deleteMessage(await enterByMessage(ctx, params.id), params.id),
  );
  route(app, operations.readChannel, async (ctx, { params, body }) =>
    markRead(await enterChannel(ctx, params.id), body.number),
  );
}

function channelRoutes(app: FastifyInstance): void {
  workspaceRoute(app, operations.channels, (ctx, { query }) => listChannels(ctx, query));
  workspaceRoute(app, operations.createChannel, (ctx, { body }) => createChannel(ctx, body));
  workspaceRoute(app, operations.openDirect, (ctx, { body }) => openDirect(ctx, body.people));
  route(app, operations.channel, async (ctx, { params }) => {
    const { db, channel, actor } = await enterChannel(ctx, params.id);
    return readChannelLive(db, channel.id, actor.id);
  });
  route(app, operations.patchChannel, async (ctx, { params, body }) =>
    patchChannel(await enterChannel(ctx, params.id), body),
  );
  route(app, operations.deleteChannel, async (ctx, { params }) => deleteChannel(await enterChannel(ctx, params.id)));
  route(app, operations.channelMembers, async (ctx, { params, query }) =>
    listChannelMembers(await enterChannel(ctx, params.id), query),
  );
  route(app, operations.addChannelMember, async (ctx, { params }) =>
    addChannelMember(await enterChannel(ctx, params.id), params.username),
  );
  route(app, operations.removeChannelMember, async (ctx, { params }) =>
    removeChannelMember(await enterChannel(ctx, params.id), params.username),
  );
}
