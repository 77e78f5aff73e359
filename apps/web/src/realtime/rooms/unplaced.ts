import type { QueryClient } from '@tanstack/react-query';
import type { TidingsClient } from '@tidings/client';
import { parseRoom } from '@tidings/contracts/plain';
import { liveCaches } from '../../lib/live/registry.ts';
import { partsOf, roomsOf } from './positions.ts';
import type { Refetcher } from './refetcher.ts';

/** Rooms whose numbers come by events that are not replayed. */
const carriesLatest = (room: string) => parseRoom(room)?.kind === 'category';
const spreadMs = 2000;

/** What no position can prove is fetched again: data that names none, and numbers whose events are not replayed. */
export class Unplaced {
  readonly #queries: QueryClient;
  readonly #client: TidingsClient;
  readonly #refetcher: Refetcher;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(queries: QueryClient, client: TidingsClient, refetcher: Refetcher) {
    this.#queries = queries;
    this.#client = client;
    this.#refetcher = refetcher;
  }

  /** Once after each connection, spread so that a server's return is not a stampede. */
  refreshSoon(): void {
    const readyAt = Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Gone again: the next connection brings a refresh of its own.
      if (this.#client.status.getSnapshot().transport === null) return;
      this.refresh(readyAt);
      const fed = new Set(
        liveCaches().flatMap(({ key, latest }) =>
          latest ? this.#queries.getQueryCache().findAll({ queryKey: key }) : [],
        ),
      );
      for (const query of this.#queries.getQueryCache().getAll()) {
        const { data, dataUpdatedAt } = query.state;
        if (data === undefined || dataUpdatedAt > readyAt) continue;
        if (fed.has(query) || [...roomsOf(data)].some(carriesLatest)) this.#refetcher.refetch(query);
      }
    }, Math.random() * spreadMs);
  }

  /** Numbers that events move but that name no position. */
  refresh(before = Number.POSITIVE_INFINITY): void {
    for (const { key } of liveCaches()) {
      for (const query of this.#queries.getQueryCache().findAll({ queryKey: key })) {
        const { data, dataUpdatedAt } = query.state;
        if (data === undefined || dataUpdatedAt > before || partsOf(data).length > 0) continue;
        this.#refetcher.refetch(query);
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
