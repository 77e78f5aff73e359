import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { livePageOf, pageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  channelListQuerySchema,
  channelMemberParams,
  createChannelInputSchema,
  messageListQuerySchema,
  openDirectInputSchema,
  patchChannelInputSchema,
  patchMessageInputSchema,
  readChannelInputSchema,
  sendMessageInputSchema,
} from './inputs.ts';
import { channelMemberSchema, channelReadSchema, channelViewSchema, messageSchema } from './schemas.ts';

const liveChannel = channelViewSchema.extend({
  positions: positionsSchema.describe('Where its room and the viewer’s own stood when it was read.'),
});

const channelOperations = {
  channels: operation({
    method: 'GET',
    path: '/api/workspaces/:id/channels',
    access: 'member',
    summary:
      'Lists the channels and direct messages the viewer may read, the oldest first, with the positions of the workspace’s room and the viewer’s own.',
    params: byId,
    query: channelListQuerySchema,
    answer: livePageOf(channelViewSchema),
  }),
  createChannel: operation({
    method: 'POST',
    path: '/api/workspaces/:id/channels',
    access: 'member',
    summary: 'Makes a channel; not for viewers of the workspace.',
    params: byId,
    body: createChannelInputSchema,
    answer: channelViewSchema,
    status: 201,
    perMinute: 20,
  }),
  openDirect: operation({
    method: 'POST',
    path: '/api/workspaces/:id/direct-messages',
    access: 'member',
    summary: 'Opens the direct message between these people: the one they have, or a new one.',
    params: byId,
    body: openDirectInputSchema,
    answer: channelViewSchema,
    perMinute: 30,
  }),
  channel: operation({
    method: 'GET',
    path: '/api/channels/:id',
    access: 'member',
    summary: 'Answers a channel or direct message the viewer may read.',
    params: byId,
    answer: liveChannel,
  }),
  patchChannel: operation({
    method: 'PATCH',
    path: '/api/channels/:id',
    access: 'member',
    summary: 'Renames a channel, says what it is for, archives it or takes it back out; managers and owners only.',
    params: byId,
    body: patchChannelInputSchema,
    answer: channelViewSchema,
  }),
  deleteChannel: operation({
    method: 'DELETE',
    path: '/api/channels/:id',
    access: 'member',
    summary: 'Deletes a channel with all that was said in it; managers and owners only.',
    params: byId,
  }),
  channelMembers: operation({
    method: 'GET',
    path: '/api/channels/:id/members',
    access: 'member',
    summary: 'Lists who is in a private channel or a direct message, the first at first; of a public channel nobody.',
    params: byId,
    query: pageQuerySchema,
    answer: pageOf(channelMemberSchema),
  }),
  addChannelMember: operation({
    method: 'PUT',
    path: '/api/channels/:id/members/:username',
    access: 'member',
    summary: 'Takes somebody of the workspace into a private channel; whoever chats there may.',
    params: channelMemberParams,
  }),
  removeChannelMember: operation({
    method: 'DELETE',
    path: '/api/channels/:id/members/:username',
    access: 'member',
    summary: 'Takes somebody out of a private channel, or leaves it; others are for managers and owners.',
    params: channelMemberParams,
  }),
} as const;

export const chatOperations = {
  ...channelOperations,
  messages: operation({
    method: 'GET',
    path: '/api/channels/:id/messages',
    access: 'member',
    summary:
      'Lists messages by number, the position of the channel with them: the last ones, or those before, after or around a number. Deleted ones stand in their places, without text.',
    params: byId,
    query: messageListQuerySchema,
    answer: z.strictObject({
      items: z.array(messageSchema).describe('The messages, by number.'),
      lastNumber: z.int().describe('The number of the last message of the channel.'),
      positions: positionsSchema.describe('Where the room of the channel stood.'),
    }),
  }),
  sendMessage: operation({
    method: 'POST',
    path: '/api/channels/:id/messages',
    access: 'member',
    summary: 'Sends a message, like `chat:send`; not for viewers of the workspace.',
    params: byId,
    body: sendMessageInputSchema,
    answer: messageSchema,
    status: 201,
    perMinute: 300,
  }),
  patchMessage: operation({
    method: 'PATCH',
    path: '/api/messages/:id',
    access: 'member',
    summary: 'Changes the text of a message; its author only.',
    params: byId,
    body: patchMessageInputSchema,
    answer: messageSchema,
  }),
  deleteMessage: operation({
    method: 'DELETE',
    path: '/api/messages/:id',
    access: 'member',
    summary: 'Deletes a message; its author, and managers and owners of the workspace. Its number is kept.',
    params: byId,
  }),
  readChannel: operation({
    method: 'PUT',
    path: '/api/channels/:id/read',
    access: 'member',
    summary: 'Says up to where the viewer has read: forward, never back.',
    params: byId,
    body: readChannelInputSchema,
    answer: channelReadSchema.omit({ at: true }).extend({ userId: idSchema.describe('The viewer.') }),
    perMinute: 600,
  }),
} as const;
