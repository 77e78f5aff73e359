import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import type { AnnouncementsData } from '../model/data.ts';

const pageSize = 100;
/** What is out at a time is little; more than this nobody reads. */
const maxPages = 5;

/** What is out for the reader, page by page. Throws ApiError. */
async function readAnnouncements(signal: AbortSignal): Promise<AnnouncementsData> {
  const data: AnnouncementsData = { items: [], positions: undefined, closedEarly: {} };
  let cursor: string | null = null;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const query: { limit: number; cursor?: string } = { limit: pageSize, ...(cursor !== null && { cursor }) };
    const page = await call('GET /api/announcements', { query }, { signal });
    data.items = [...data.items, ...page.items];
    data.positions ??= page.positions;
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return data;
}

/** The rooms its answer names are followed while it is on the screen. */
export const announcementsQuery = () =>
  queryOptions({
    queryKey: ['announcements', 'shown'],
    queryFn: ({ signal }) => readAnnouncements(signal),
    staleTime: 5 * 60_000,
  });

/** Closes one for the reader on all of their devices, or opens it again; what is so already stays so. */
export const setDismissal = (id: string, closed: boolean) =>
  closed
    ? call('PUT /api/announcements/:id/dismissal', { params: { id } })
    : call('DELETE /api/announcements/:id/dismissal', { params: { id } });
