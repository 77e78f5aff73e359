import type { ChannelView, ChatMessage } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { ChannelsData, MessagesData } from './api/chat.ts';

const changed = (data: ChannelsData, id: string, change: (channel: ChannelView) => ChannelView): ChannelsData => {
  const at = data.items.findIndex((channel) => channel.id === id);
  const before = data.items[at];
  if (!before) return data;
  const after = change(before);
  return after === before ? data : { ...data, items: data.items.with(at, after) };
};

/** Both numbers only rise: whichever says more is right. */
function risen(channel: ChannelView, lastNumber: number, readNumber: number): ChannelView {
  if (lastNumber <= channel.lastNumber && readNumber <= channel.readNumber) return channel;
  return {
    ...channel,
    lastNumber: Math.max(lastNumber, channel.lastNumber),
    readNumber: Math.max(readNumber, channel.readNumber),
  };
}

/** What events do to the list of channels of one workspace. */
export const channelReducers = (workspaceId: string): Reducers<ChannelsData> => ({
  'chat:bumped': (data, { channelId, lastNumber, readNumber }) =>
    changed(data, channelId, (channel) => risen(channel, lastNumber, readNumber)),
  'chat:message': (data, payload, { me }) =>
    isRedacted(payload)
      ? data
      : changed(data, payload.channelId, (channel) =>
          risen(channel, payload.number, payload.author.id === me?.id ? payload.number : 0),
        ),
  'chat:read': (data, { channelId, userId, readNumber }, { me }) =>
    changed(data, channelId, (channel) => {
      if (userId === me?.id) return risen(channel, 0, readNumber);
      const at = channel.readers.findIndex((reader) => reader.userId === userId);
      const before = channel.readers[at];
      if (!before || before.readNumber >= readNumber) return channel;
      return { ...channel, readers: channel.readers.with(at, { userId, readNumber }) };
    }),
  'chat:channel': (data, { channelId, workspaceId: of, channel }) => {
    if (of !== workspaceId) return data;
    if (channel === null) return { ...data, items: data.items.filter(({ id }) => id !== channelId) };
    const known = data.items.find(({ id }) => id === channelId);
    if (!known) {
      // Who comes in has read what was said before.
      const others = channel.kind === 'direct' ? channel.people : [];
      const readers = others.map(({ id: userId }) => ({ userId, readNumber: 0 }));
      return { ...data, items: [...data.items, { ...channel, readNumber: channel.lastNumber, readers }] };
    }
    if (channel.version <= known.version) return data;
    return changed(data, channelId, (before) => ({
      ...before,
      ...channel,
      lastNumber: Math.max(before.lastNumber, channel.lastNumber),
    }));
  },
});

/** Puts messages where they stand; of one that is there already the higher version wins. */
export function withMessages(data: MessagesData, messages: readonly ChatMessage[]): MessagesData {
  const newer = messages.filter(({ number, version }) => version > (data.byNumber[number]?.version ?? 0));
  const lastNumber = Math.max(data.lastNumber, ...messages.map(({ number }) => number));
  if (newer.length === 0 && lastNumber === data.lastNumber) return data;
  return {
    ...data,
    lastNumber,
    byNumber: { ...data.byNumber, ...Object.fromEntries(newer.map((message) => [message.number, message])) },
  };
}

/** What events do to what is loaded of one channel. */
export const messageReducers = (channelId: string): Reducers<MessagesData> => {
  const take = (data: MessagesData, message: ChatMessage) =>
    message.channelId === channelId ? withMessages(data, [message]) : data;
  return {
    'chat:message': (data, payload) => (isRedacted(payload) ? data : take(data, payload)),
    'chat:edited': (data, payload) =>
      isRedacted(payload) || !data.byNumber[payload.number] ? data : take(data, payload),
    'chat:deleted': (data, { id, number, deletedAt, version }) => {
      const before = data.byNumber[number];
      return before?.id === id ? withMessages(data, [{ ...before, body: null, deletedAt, version }]) : data;
    },
  };
};
