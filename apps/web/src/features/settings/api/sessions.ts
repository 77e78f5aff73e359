import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { isStatus } from '../../../lib/http/error.ts';

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await call('GET /api/sessions', {}, { signal })).items,
    staleTime: 0,
  });

/** Ends sessions one after the other; rejects at the first that did not end. */
export async function revokeSessions(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await revokeSession(id).catch((error: unknown) => {
      // It ended meanwhile by itself.
      if (!isStatus(error, 404)) throw error;
    });
  }
}

/** Ends one session on every server within 2 s. */
export const revokeSession = (id: string) => call('DELETE /api/sessions/:id', { params: { id } });
