import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Answer, call } from '../../../lib/api/call.ts';

export type Notice = Answer<'GET /api/notices'>['items'][number];

/** What waits to be read, oldest first: as it is shown, one after another. */
export async function unreadNotices(): Promise<Notice[]> {
  const { items } = await call('GET /api/notices', { query: { state: 'unread' } });
  return items.toReversed();
}

/** Puts a notice away on every device. One that cannot be put away now comes again with the next page. */
export function readNotice(id: string): void {
  call('POST /api/notices/:id/read', { params: { id } }).catch(() => undefined);
}

/** All of them, newest first. */
export const noticesQuery = () =>
  infiniteQueryOptions({
    queryKey: ['notices'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/notices', { query: pageParam === undefined ? {} : { cursor: pageParam } }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: 0,
  });
