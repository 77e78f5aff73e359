import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Events that come close together are one reason to ask anew. */
const waitMs = 400;
/** Requests there may be at once, and how often there is one more: 30 a minute, far below what the server allows of either list. */
const atOnce = 20;
const oneMoreMs = 2000;

type Asking = { timer: ReturnType<typeof setTimeout> | undefined; left: number; at: number };
const asked = new WeakMap<QueryClient, Map<string, Asking>>();

/** How many requests it takes to read everything anew that is shown of it: a list is read page by page. */
const costOf = (client: QueryClient, queryKey: QueryKey): number =>
  client
    .getQueryCache()
    .findAll({ queryKey, type: 'active' })
    .reduce((sum, { state: { data } }) => sum + ((data as { pages?: unknown[] } | undefined)?.pages?.length ?? 1), 0);

/**
 * Reads what cannot be worked out from events anew, a moment after the first of them. However many come, it asks no more often than the
 * server bears, and always once more after the last.
 */
export function refreshSoon(client: QueryClient, queryKey: QueryKey): void {
  const all = asked.get(client) ?? new Map<string, Asking>();
  asked.set(client, all);
  const name = JSON.stringify(queryKey);
  const asking = all.get(name) ?? { timer: undefined, left: atOnce, at: performance.now() };
  all.set(name, asking);
  if (asking.timer !== undefined) return;
  const now = performance.now();
  asking.left = Math.min(atOnce, asking.left + (now - asking.at) / oneMoreMs);
  asking.at = now;
  asking.timer = setTimeout(
    () => {
      asking.timer = undefined;
      asking.left -= costOf(client, queryKey);
      void client.invalidateQueries({ queryKey });
    },
    Math.max(waitMs, (1 - asking.left) * oneMoreMs),
  );
}
