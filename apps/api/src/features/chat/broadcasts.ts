import './facts.ts';
import { type Channel, type ChannelChange, type ChatMessage, rooms } from '@tidings/contracts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { defineFeed, draft, fedDraft } from '../../platform/events/log/draft.ts';

// Each row of chat is written by a feed: the locks of streams and scopes come first, and no row is waited for while one is to come.
const sent = defineFeed<object, ChatMessage>('chat_sent');
const edited = defineFeed<object, ChatMessage>('chat_edited');
const deleted = defineFeed<{ id: string }, { number: number; deletedAt: string; version: number }>('chat_deleted');
const read = defineFeed<object, { readNumber: number; at: string }>('chat_read');
const changed = defineFeed<object, { channel: Channel | null; at: string }>('chat_channel');

type Place = { id: string; workspaceId: string };
const about = ({ id, workspaceId }: Place, kind: ChannelChange['kind']) => ({ workspaceId, channelId: id, kind });
/** Whoever may know that a channel is there. */
const hearersOf = ({ workspaceId }: Place, people: readonly string[] | null): string[] =>
  people === null ? [rooms.workspace(workspaceId)] : people.map((id) => rooms.user(id));

/** Which events say what was said, and what became of channels. */
export const chatBroadcasts: Broadcasts = {
  'chat.sent': ({ channel, message }) => [
    fedDraft('chat:message', [rooms.chat(channel.id)], {}, sent, { ...message, channelId: channel.id }, message.id),
  ],
  'chat.edited': ({ channel, message }) => [
    fedDraft('chat:edited', [rooms.chat(channel.id)], {}, edited, message, message.id),
  ],
  'chat.deleted': ({ channel, id }) => [
    fedDraft('chat:deleted', [rooms.chat(channel.id)], { id, parentIds: [channel.id] }, deleted, { id }),
  ],
  /** How far somebody has read is their own; the people of a direct message see it. */
  'chat.read': ({ channel, userId, number }) => [
    fedDraft(
      'chat:read',
      channel.kind === 'direct' ? [rooms.chat(channel.id), rooms.user(userId)] : [rooms.user(userId)],
      { channelId: channel.id, userId },
      read,
      { channelId: channel.id, userId, number },
    ),
  ],
  'chat.channel-made': ({ channel, people }) => [
    draft('chat:channel', hearersOf(channel, people), { ...about(channel, 'created'), channel, at: channel.createdAt }),
  ],
  'chat.channel-changed': ({ cause, channel, change, people }) => [
    fedDraft('chat:channel', hearersOf(channel, people), about(channel, cause), changed, {
      ...change,
      channelId: channel.id,
    }),
  ],
  'chat.member-changed': ({ cause, channel, people }) => [
    fedDraft('chat:channel', hearersOf(channel, people), about(channel, cause), changed, {
      channelId: channel.id,
      ...(cause === 'joined' ? { add: people } : { remove: people[0] }),
    }),
    fedDraft('chat:channel', [rooms.chat(channel.id)], about(channel, 'changed'), changed, { channelId: channel.id }),
  ],
};
