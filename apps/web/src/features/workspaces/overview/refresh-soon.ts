import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Events that come close together are one reason to ask anew. */
const waitMs = 400;
const waiting = new WeakMap<QueryClient, Map<string, ReturnType<typeof setTimeout>>>();

/** Reads what cannot be worked out from events anew, a moment after the first of them. */
export function refreshSoon(client: QueryClient, queryKey: QueryKey): void {
  const of = waiting.get(client) ?? new Map();
  waiting.set(client, of);
  const name = JSON.stringify(queryKey);
  if (of.has(name)) return;
  const refresh = () => {
    of.delete(name);
    void client.invalidateQueries({ queryKey });
  };
  of.set(name, setTimeout(refresh, waitMs));
}
