import { queryOptions } from '@tanstack/react-query';
import type { Positions } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

const of = (username: string) => ({ params: { username } });

/** What one member may do about another. */
export const acts = {
  follow: (username: string) => call('PUT /api/users/:username/follow', of(username)),
  unfollow: (username: string) => call('DELETE /api/users/:username/follow', of(username)),
  block: (username: string) => call('PUT /api/users/:username/block', of(username)),
  unblock: (username: string) => call('DELETE /api/users/:username/block', of(username)),
};
export type Act = keyof typeof acts;

/** Whom the reader blocks, true at the positions of the first page: what changed while the others came is heard as events. */
export type BlocksData = { ids: readonly string[]; positions: Positions };

export const blocksQuery = () =>
  queryOptions({
    queryKey: ['blocks'],
    queryFn: async ({ signal }): Promise<BlocksData> => {
      const ids: string[] = [];
      let positions: Positions | undefined;
      let cursor: string | null | undefined;
      do {
        const query = { limit: 100, ...(cursor ? { cursor } : {}) };
        const page = await call('GET /api/me/blocks', { query }, { signal });
        ids.push(...page.items.map(({ person }) => person.id));
        positions ??= page.positions;
        cursor = page.nextCursor;
      } while (cursor !== null);
      return { ids, positions };
    },
    staleTime: 5 * 60_000,
  });
