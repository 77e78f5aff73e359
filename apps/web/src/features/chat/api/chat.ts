import { queryOptions } from '@tanstack/react-query';
import type { ChannelView, ChatMessage, Positions } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

export const channelsKey = ['chat', 'channels'] as const;
export type ChannelsData = { items: readonly ChannelView[]; positions: Positions };

/** All channels and direct messages of a workspace that the reader may read; they are few, and each is wanted. */
export const channelsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: [...channelsKey, workspaceId],
    async queryFn({ signal }): Promise<ChannelsData> {
      const params = { id: workspaceId };
      let page = await call('GET /api/workspaces/:id/channels', { params, query: { limit: 100 } }, { signal });
      // True at the positions of the first page: what came since is in the events after it.
      const { positions } = page;
      const items = [...page.items];
      while (page.nextCursor !== null) {
        const query = { limit: 100, cursor: page.nextCursor };
        page = await call('GET /api/workspaces/:id/channels', { params, query }, { signal });
        items.push(...page.items);
      }
      return { items, positions };
    },
    staleTime: 60_000,
  });

export const messagesKey = ['chat', 'messages'] as const;
/** What is loaded of a channel, by number. Numbers have no gaps, so what is missing is known by its number. */
export type MessagesData = {
  byNumber: Readonly<Record<number, ChatMessage>>;
  lastNumber: number;
  positions: Positions;
};
type Asked = { around?: number };

const indexed = (items: readonly ChatMessage[]) =>
  Object.fromEntries(items.map((message) => [message.number, message]));

export async function loadMessages(channelId: string, asked: Asked, signal?: AbortSignal): Promise<MessagesData> {
  const query = { limit: 60, ...asked };
  const page = await call(
    'GET /api/channels/:id/messages',
    { params: { id: channelId }, query },
    signal ? { signal } : {},
  );
  return { byNumber: indexed(page.items), lastNumber: page.lastNumber, positions: page.positions };
}

/** The messages of a channel, from its last ones on; the rest comes when it is looked at. */
export const messagesQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...messagesKey, channelId],
    queryFn: ({ signal }) => loadMessages(channelId, {}, signal),
    staleTime: 60_000,
  });

export const sendMessage = (channelId: string, body: string, clientId: string) =>
  call('POST /api/channels/:id/messages', { params: { id: channelId }, body: { body, clientId } });
export const editMessage = (id: string, body: string, version: number) =>
  call('PATCH /api/messages/:id', { params: { id }, body: { body, version } });
export const deleteMessage = (id: string) => call('DELETE /api/messages/:id', { params: { id } });
export const readUpTo = (channelId: string, number: number) =>
  call('PUT /api/channels/:id/read', { params: { id: channelId }, body: { number } });
export const createChannel = (
  workspaceId: string,
  body: { name: string; kind: 'public' | 'private'; people?: string[] },
) => call('POST /api/workspaces/:id/channels', { params: { id: workspaceId }, body });
export const openDirect = (workspaceId: string, people: string[]) =>
  call('POST /api/workspaces/:id/direct-messages', { params: { id: workspaceId }, body: { people } });
