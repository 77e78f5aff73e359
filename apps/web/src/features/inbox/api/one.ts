import { queryOptions } from '@tanstack/react-query';
import type { Notification, Positions } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';
import { isStatus } from '../../../lib/http/error.ts';

export const inboxItemKey = ['inbox', 'item'] as const;

/** One of the inbox, whatever is listed; `null`: it is gone. */
export type InboxItem = { item: Notification | null; positions: Positions };

export const inboxItemQuery = (id: string) =>
  queryOptions({
    queryKey: [...inboxItemKey, id],
    queryFn: async ({ signal }): Promise<InboxItem> => {
      try {
        const { positions, ...item } = await call('GET /api/notifications/:id', { params: { id } }, { signal });
        return { item, positions };
      } catch (error) {
        if (isStatus(error, 404)) return { item: null, positions: {} };
        throw error;
      }
    },
  });
