import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '../../../lib/api/call.ts';

export type Webhook = Answer<'GET /api/webhooks'>['items'][number];
export type MadeWebhook = Answer<'POST /api/webhooks'>;
export type Delivery = Answer<'GET /api/webhooks/:id/deliveries'>['items'][number];

export const webhooksKey = ['integrations', 'webhooks'] as const;
/** What is sent comes without an event: it is asked for again, often while something waits. */
const SOON_MS = 1_500;
const AGAIN_MS = 15_000;

/** Those of a workspace, or without one those of the forum. */
export const webhooksQuery = (workspaceId?: string) =>
  queryOptions({
    queryKey: [...webhooksKey, 'list', workspaceId ?? null],
    queryFn: ({ signal }) =>
      call(
        'GET /api/webhooks',
        { query: { limit: 50, ...(workspaceId !== undefined && { workspaceId }) } },
        { signal },
      ),
    refetchInterval: AGAIN_MS,
  });
export const deliveriesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...webhooksKey, 'deliveries', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /api/webhooks/:id/deliveries',
        { params: { id }, query: { limit: 30, ...(pageParam !== undefined && { cursor: pageParam }) } },
        { signal },
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((one) => one.state === 'pending' && one.tries === 0) ? SOON_MS : AGAIN_MS,
  });
export const deliveryQuery = (id: string, { id: deliveryId, tries, state }: Delivery) =>
  queryOptions({
    queryKey: [...webhooksKey, 'delivery', deliveryId, tries, state],
    queryFn: ({ signal }) =>
      call('GET /api/webhooks/:id/deliveries/:deliveryId', { params: { id, deliveryId } }, { signal }),
  });

export const createWebhook = (body: Input<'POST /api/webhooks'>['body']) => call('POST /api/webhooks', { body });
export const patchWebhook = (id: string, body: Input<'PATCH /api/webhooks/:id'>['body']) =>
  call('PATCH /api/webhooks/:id', { params: { id }, body });
export const deleteWebhook = (id: string) => call('DELETE /api/webhooks/:id', { params: { id } });
export const rotateWebhook = (id: string) => call('POST /api/webhooks/:id/rotate', { params: { id } });
export const pingWebhook = (id: string) => call('POST /api/webhooks/:id/ping', { params: { id } });
export const replayWebhook = (id: string, body: Input<'POST /api/webhooks/:id/replay'>['body']) =>
  call('POST /api/webhooks/:id/replay', { params: { id }, body });
