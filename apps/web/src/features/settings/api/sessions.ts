import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../lib/api/call.ts';
import { isStatus } from '../../../lib/http/error.ts';

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await call('GET /api/sessions', { query: {} }, { signal })).items,
    staleTime: 0,
  });

/** Ends sessions one after the other; rejects at the first that did not end. */
async function revokeSessions(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await revokeSession(id).catch((error: unknown) => {
      // It ended meanwhile by itself.
      if (!isStatus(error, 404)) throw error;
    });
  }
}

/** Ends all but this one. The list holds a hundred, so it is read again until nothing is left that ends. */
export async function endOtherSessions(): Promise<void> {
  for (let ended = -1; ended !== 0; ) {
    const { items } = await call('GET /api/sessions', { query: {} });
    const others = items.filter((session) => !session.current);
    await revokeSessions(others.map(({ id }) => id));
    ended = others.length;
  }
}

/** Ends one session on every server within 2 s. */
export const revokeSession = (id: string) => call('DELETE /api/sessions/:id', { params: { id } });
