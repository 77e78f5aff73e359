import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';

const address = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether there is a group at this address that the reader may see. */
export const groupCalledQuery = (name: string) =>
  queryOptions({
    queryKey: ['group-called', name.toLowerCase()],
    queryFn: async ({ signal }): Promise<boolean> => {
      const slug = name.toLowerCase();
      if (!address.test(slug)) return false;
      return (await call('GET /api/groups', { query: { slug, limit: 1 } }, { signal })).items.length > 0;
    },
    staleTime: 60_000,
  });
