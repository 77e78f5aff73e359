import type { Query, QueryClient } from '@tanstack/react-query';
import { isStatus } from '../../lib/http/error.ts';

const firstMs = 1000;
const maxMs = 30_000;

/**
 * Fetches queries again whose data can no longer be proved, until it succeeds or nobody looks. One at a time for each
 * query; a further wish meanwhile makes one more round, later each time so that a busy room cannot keep it spinning.
 */
export class Refetcher {
  readonly #client: QueryClient;
  readonly #running = new Map<string, { again: boolean }>();
  readonly #closing = new AbortController();

  constructor(client: QueryClient) {
    this.#client = client;
  }

  /** Never rejects. What nobody looks at is let go: an event would make it look fresh again. */
  refetch(query: Query): void {
    if (query.isDisabled() || this.#closing.signal.aborted) return;
    const running = this.#running.get(query.queryHash);
    if (!query.isActive()) this.#client.getQueryCache().remove(query);
    else if (running) running.again = true;
    else void this.#run(query);
  }

  close(): void {
    this.#closing.abort();
  }

  async #run(query: Query): Promise<void> {
    const state = { again: false };
    this.#running.set(query.queryHash, state);
    const { signal } = this.#closing;
    for (let round = 0; !signal.aborted; round += 1) {
      state.again = false;
      const done = await this.#fetch(query);
      if ((done && !state.again) || !query.isActive()) break;
      await pause(Math.min(maxMs, firstMs * 2 ** round) * (0.5 + Math.random()), signal);
    }
    this.#running.delete(query.queryHash);
  }

  async #fetch(query: Query): Promise<boolean> {
    try {
      await this.#client.refetchQueries({ queryKey: query.queryKey, exact: true }, { throwOnError: true });
      return true;
    } catch (error) {
      if (!isStatus(error, 403, 404)) return false;
      if (isKnownDeleted(query.state.data)) return true;
      // Not open to this member any more: what was shown must go, the page says why.
      query.setState({ data: undefined, status: 'error', error: error as Error, fetchStatus: 'idle' });
      return true;
    }
  }
}

/** An event said that it was deleted: the page says so better than a refusal can. */
const isKnownDeleted = (data: unknown) => typeof data === 'object' && data !== null && 'deleted' in data;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
