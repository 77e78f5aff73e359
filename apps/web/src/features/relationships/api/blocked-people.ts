import { queryOptions } from '@tanstack/react-query';
import type { Block, Positions } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

/** Whom the reader blocks, by name, the last one first, true at the positions of the first page. */
export type BlockedPeopleData = { items: readonly Block[]; positions: Positions };

export const blockedPeopleQuery = () =>
  queryOptions({
    queryKey: ['blocked-people'],
    queryFn: async ({ signal }): Promise<BlockedPeopleData> => {
      const items: Block[] = [];
      let positions: Positions | undefined;
      let cursor: string | null | undefined;
      do {
        const query = { limit: 100, ...(cursor ? { cursor } : {}) };
        const page = await call('GET /api/me/blocks', { query }, { signal });
        items.push(...page.items);
        positions ??= page.positions;
        cursor = page.nextCursor;
      } while (cursor !== null);
      return { items, positions };
    },
    staleTime: 5 * 60_000,
  });
