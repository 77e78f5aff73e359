import { queryOptions } from '@tanstack/react-query';
import type { Muted, MuteInput, NamedMute, Positions } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

/** What the reader muted, the last one first, true at the positions of the first page. The server keeps a thousand at most. */
export type MutesData = { items: readonly NamedMute[]; positions: Positions };

/** All of it, page by page. Throws ApiError. */
export async function readMutes(signal: AbortSignal): Promise<MutesData> {
  const items: NamedMute[] = [];
  let positions: Positions | undefined;
  let cursor: string | null | undefined;
  do {
    const query = { limit: 100, ...(cursor ? { cursor } : {}) };
    const page = await call('GET /api/mutes', { query }, { signal });
    items.push(...page.items);
    positions ??= page.positions;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return { items, positions };
}

export const mutesQuery = () =>
  queryOptions({ queryKey: ['mutes'], queryFn: ({ signal }) => readMutes(signal), staleTime: 5 * 60_000 });

export const setMute = (body: MuteInput) => call('PUT /api/mutes', { body });
export const unmute = ({ targetType, targetId }: Muted) =>
  call('DELETE /api/mutes', { body: { targetType, targetId } });
