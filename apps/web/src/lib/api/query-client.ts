import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../http/error.ts';
import { onServerBack } from '../http/server-status.ts';
import { onReaderChange } from '../session/reader.ts';

const mayHelp = (error: unknown) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500;

/** Events keep what is shown true, so nothing is fetched again only because a window came to the front. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 2 && mayHelp(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  onServerBack(() => {
    client.refetchQueries({ predicate: (query) => query.state.status === 'error' }).catch(() => undefined);
  });
  // What one member was shown is not the next one's to see.
  onReaderChange(() => {
    client.resetQueries().catch(() => undefined);
  });
  return client;
}
