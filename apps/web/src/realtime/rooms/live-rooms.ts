import type { Query, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';
import type { ResetCause, RoomEvent, TidingsClient } from '@tidings/client';
import type { DurableMeta, Position } from '@tidings/contracts';
import { noteEventArrived } from '../../lib/connection.ts';
import { patchCaches } from '../../lib/live/registry.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { EventTail, type TailEvent } from './event-tail.ts';
import { partsOf, roomsOf, Standings } from './positions.ts';
import { Refetcher } from './refetcher.ts';
import { Unplaced } from './unplaced.ts';

type Feed = { tail: EventTail; leave: () => void };

const isDurable = (meta: object): meta is DurableMeta => 'offset' in meta;
const patienceMs = 300;

/**
 * Keeps the query cache true. The rooms of every query that is on the screen are followed, from the positions its
 * answer named; events patch all cached data; data that arrives later than events gets them from the room's tail.
 */
export class LiveRooms {
  readonly #queries: QueryClient;
  readonly #client: TidingsClient;
  readonly #feeds = new Map<string, Feed>();
  readonly #held = new Map<string, number>();
  readonly #begun = new WeakMap<Query, () => void>();
  readonly #standings = new Standings();
  readonly #refetcher: Refetcher;
  readonly #unplaced: Unplaced;
  readonly #stops: (() => void)[];
  #looking = false;
  #closed = false;

  constructor(queries: QueryClient, client: TidingsClient) {
    this.#queries = queries;
    this.#client = client;
    this.#refetcher = new Refetcher(queries);
    this.#unplaced = new Unplaced(queries, client, this.#refetcher);
    this.#stops = [
      queries.getQueryCache().subscribe((event) => this.#noted(event)),
      client.on('session:ready', () => this.#unplaced.refreshSoon()),
    ];
    // The live client comes late: a fetch may have begun before it, with nothing applied yet.
    for (const query of queries.getQueryCache().getAll()) if (query.state.fetchStatus !== 'idle') this.#began(query);
    this.#look();
  }

  /** Follows a room whatever is on the screen, until the returned function is called. */
  hold(room: string): () => void {
    this.#held.set(room, (this.#held.get(room) ?? 0) + 1);
    this.#lookSoon();
    return () => {
      const count = (this.#held.get(room) ?? 1) - 1;
      if (count > 0) this.#held.set(room, count);
      else this.#held.delete(room);
      this.#lookSoon();
    };
  }

  close(): void {
    this.#closed = true;
    this.#unplaced.close();
    this.#refetcher.close();
    for (const stop of this.#stops) stop();
    for (const { leave } of this.#feeds.values()) leave();
    this.#feeds.clear();
  }

  #noted(event: QueryCacheNotifyEvent): void {
    if (event.type === 'updated' && event.action.type === 'fetch') this.#began(event.query);
    else if (event.type === 'updated' && event.action.type === 'success' && !event.action.manual)
      this.#fetched(event.query);
    else if (event.type === 'observerAdded') this.#catchUp(event.query);
    if (event.type !== 'observerResultsUpdated' && event.type !== 'observerOptionsUpdated') this.#lookSoon();
  }

  #began(query: Query): void {
    this.#begun.set(query, this.#standings.mark(partsOf(query.state.data)));
  }

  #lookSoon(): void {
    if (this.#looking) return;
    this.#looking = true;
    queueMicrotask(() => this.#look());
  }

  #look(): void {
    this.#looking = false;
    if (this.#closed) return;
    const wanted = new Set(this.#held.keys());
    for (const query of this.#queries.getQueryCache().getAll()) {
      if (query.getObserversCount() > 0) for (const room of roomsOf(query.state.data)) wanted.add(room);
    }
    for (const room of wanted) if (!this.#feeds.has(room)) this.#open(room);
    for (const [room, feed] of this.#feeds) {
      if (wanted.has(room)) continue;
      this.#feeds.delete(room);
      feed.leave();
    }
  }

  #open(room: string): void {
    const feed: Feed = { tail: new EventTail(), leave: () => undefined };
    this.#feeds.set(room, feed);
    feed.leave = this.#client.subscribe(room, {
      since: this.#since(room),
      snapshot: async ({ cause, head }) => ({ [room]: (cause === 'fresh' && this.#since(room)) || head }),
      onEvent: (...event) => this.#event(room, feed, ...event),
      onReset: (cause) => this.#reset(room, feed, cause),
    });
    for (const query of this.#fedBy(room)) this.#catchUp(query);
  }

  /** Where the most backward data on the screen stands. */
  #since(room: string): Position | undefined {
    let since: Position | undefined;
    for (const query of this.#fedBy(room)) {
      const at = query.getObserversCount() > 0 ? this.#standings.of(query.state.data, room) : undefined;
      if (!at || at === 'nowhere' || (since && since.epoch !== at.epoch)) continue;
      if (!since || at.offset < since.offset) since = at;
    }
    return since;
  }

  #event(room: string, feed: Feed, ...[name, payload, meta]: RoomEvent): void {
    noteEventArrived(serverNow());
    if (!isDurable(meta)) {
      this.#apply(name, payload, meta);
      return;
    }
    const event: TailEvent = { name, payload, meta };
    feed.tail.add(event);
    this.#patch(event, this.#fedBy(room));
  }

  #patch({ name, payload, meta }: TailEvent, fed: readonly Query[], only?: Query): void {
    this.#apply(name, payload, meta, (query) => {
      if (only && query !== only) return false;
      const at = this.#standings.of(query.state.data, meta.room);
      return at === undefined || at === 'nowhere' || at.epoch !== meta.epoch || at.offset < meta.offset;
    });
    for (const query of fed) this.#standings.advance(query.state.data, meta.room, meta);
  }

  /** The name chooses the reducers; a name nobody knows patches nothing. */
  #apply(name: string, payload: object, meta: object, accepts?: (query: Query) => boolean): void {
    const [event, data, about] = [name, payload, meta] as unknown as Extract<
      RoomEvent,
      ['reply:deleted', ...unknown[]]
    >;
    patchCaches(this.#queries, event, data, about, accepts);
  }

  #fetched(query: Query): void {
    // Pages that were there before stand again as they were when the fetch began: what came meanwhile is not in them.
    this.#begun.get(query)?.();
    this.#begun.delete(query);
    const parts = partsOf(query.state.data);
    const { direction } = query.state.fetchMeta?.fetchMore ?? {};
    const added = direction === 'forward' ? parts.slice(-1) : direction === 'backward' ? parts.slice(0, 1) : parts;
    this.#standings.fetched(added);
    this.#catchUp(query);
  }

  /** Data older than its rooms: what it missed is applied, or, where that is not known any more, fetched again. */
  #catchUp(query: Query): void {
    for (const room of roomsOf(query.state.data)) {
      const feed = this.#feeds.get(room);
      const end = feed?.tail.end ?? this.#client.position(room);
      const at = this.#standings.of(query.state.data, room);
      if (!feed || !end || !at || (at !== 'nowhere' && at.epoch === end.epoch && at.offset >= end.offset)) continue;
      const missed = at === 'nowhere' ? undefined : feed.tail.after(at);
      if (!missed) this.#refetcher.refetch(query);
      else for (const event of missed) this.#patch(event, [query], query);
    }
  }

  #reset(room: string, feed: Feed, cause: ResetCause): void {
    feed.tail.clear();
    const refetch = () => {
      for (const query of this.#fedBy(room)) this.#refetcher.refetch(query);
    };
    if (cause === 'left' || cause === 'refused') {
      // Why it is closed may come in another room, which has an order of its own.
      setTimeout(refetch, patienceMs);
      this.#unplaced.refresh();
    } else refetch();
  }

  #fedBy(room: string): Query[] {
    return this.#queries
      .getQueryCache()
      .getAll()
      .filter((query) => partsOf(query.state.data).some((part) => part[room] !== undefined));
  }
}
