import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { EventName, ReceivedPayload } from '@tidings/contracts';
import { type Context, type Me, type Reducers, reduce } from './reducers.ts';

/** What follows an event once all caches are patched: a refetch where the event cannot say it all. */
export type Followers = {
  readonly [N in EventName]?: (client: QueryClient, payload: ReceivedPayload<N>, context: Context<N>) => void;
};

/** A family of queries that events keep true, named by the beginning of their keys. */
export type LiveCache = {
  readonly key: QueryKey;
  /** New data for one query; the same object when the event does not concern it. */
  patch: <N extends EventName>(
    data: unknown,
    name: N,
    payload: ReceivedPayload<N>,
    context: Context<N>,
    queryKey: QueryKey,
    client: QueryClient,
  ) => unknown;
  /** Keys of caches it is patched before, because its reducers look at them as they were. */
  readonly before: readonly QueryKey[];
  readonly followers: Followers;
  /** Events that are not replayed feed it too: its queries are fetched again after each connection. */
  readonly latest: boolean;
};

/** Declares a live cache. `reducersOf` makes the reducers for one query, from its key and what else is loaded. */
export const liveCache = <Data>(
  key: QueryKey,
  reducersOf: (queryKey: QueryKey, client: QueryClient) => Reducers<Data>,
  {
    before = [],
    followers = {},
    latest = false,
  }: { before?: readonly QueryKey[]; followers?: Followers; latest?: boolean } = {},
): LiveCache => ({
  key,
  before,
  patch: (data, name, payload, context, queryKey, client) =>
    reduce(reducersOf(queryKey, client), data as Data, name, payload, context),
  followers,
  latest,
});

/** Patches every loaded query of every cache that accepts it with one event, in order, then runs what follows. */
export function applyEvent<N extends EventName>(
  client: QueryClient,
  caches: readonly LiveCache[],
  name: N,
  payload: ReceivedPayload<N>,
  context: { meta: Context<N>['meta']; me: Me },
  accepts: (query: Query) => boolean = () => true,
): void {
  for (const cache of caches) {
    for (const query of client.getQueryCache().findAll({ queryKey: cache.key })) {
      const { queryKey } = query;
      const data: unknown = query.state.data;
      if (data === undefined || !accepts(query)) continue;
      const next = cache.patch(data, name, payload, context, queryKey, client);
      // An event says nothing about when the rest was fetched.
      if (next !== data) client.setQueryData(queryKey, next, { updatedAt: query.state.dataUpdatedAt });
    }
  }
  for (const cache of caches) {
    const follow = cache.followers[name] as
      | ((client: QueryClient, payload: ReceivedPayload<N>, context: Context<N>) => void)
      | undefined;
    follow?.(client, payload, context);
  }
}
