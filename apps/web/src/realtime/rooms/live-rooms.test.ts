import {
  type QueryClient as Client,
  type InfiniteData,
  InfiniteQueryObserver,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import type { ResetCause, RoomView, TidingsClient } from '@tidings/client';
import type { Position } from '@tidings/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { liveCache } from '../../lib/live/live-cache.ts';
import { setLiveCaches } from '../../lib/live/registry.ts';
import { LiveRooms } from './live-rooms.ts';

type Data = { items: string[]; positions: Record<string, Position> };

const room = 'topic:1';
const at = (offset: number, epoch = 'e'): Position => ({ epoch, offset });

/** The client's port, driven by hand. */
class Rooms {
  readonly views = new Map<string, RoomView>();
  readonly left: string[] = [];
  readonly positions = new Map<string, Position>();
  #ready = () => {};
  subscribe(name: string, view: RoomView) {
    this.views.set(name, view);
    if (view.since) this.positions.set(name, view.since);
    return () => {
      this.views.delete(name);
      this.left.push(name);
    };
  }
  on(_: string, handler: () => void) {
    this.#ready = handler;
    return () => {};
  }
  readonly status = { getSnapshot: () => ({ transport: 'websocket' }) };
  position = (name: string) => this.positions.get(name) ?? null;
  ready = () => this.#ready();
  send(offset: number, id = `event ${offset}`) {
    const meta = { id, room, epoch: 'e', offset, at: '', correlationId: '' };
    this.views.get(room)?.onEvent('reply:deleted', { id, parentIds: [], version: 1 } as never, meta as never);
    this.positions.set(room, at(offset));
  }
  reset(cause: ResetCause) {
    this.views.get(room)?.onReset?.(cause);
  }
}

let queries: Client;
let rooms: Rooms;
let live: LiveRooms;
let answers: Data[];
let fetches: number;

const key = ['things'];
const options = {
  queryKey: key,
  queryFn: async (): Promise<Data> => {
    fetches += 1;
    const answer = answers.shift();
    if (!answer) throw new Error('No answer');
    return answer;
  },
  retry: false,
  staleTime: 60_000,
};
const shown = () => queries.getQueryData<Data>(key)?.items;
const look = () => new QueryObserver(queries, options).subscribe(() => {});

beforeEach(() => {
  queries = new QueryClient();
  rooms = new Rooms();
  answers = [];
  fetches = 0;
  setLiveCaches([
    liveCache<Data>(key, () => ({
      'reply:deleted': (data, { id }) => ({ ...data, items: [...data.items, id] }),
    })),
  ]);
  live = new LiveRooms(queries, rooms as unknown as TidingsClient);
});
afterEach(() => {
  live.close();
  queries.clear();
});

describe('live rooms', () => {
  it('are those of the queries on the screen, from the position of their data', async () => {
    answers = [{ items: [], positions: { [room]: at(4) } }];
    const leave = look();
    await vi.waitFor(() => expect(rooms.views.get(room)?.since).toEqual(at(4)));
    leave();
    await vi.waitFor(() => expect(rooms.left).toEqual([room]));
  });

  it('apply each event once, in order, and never what the data shows already', async () => {
    answers = [{ items: [], positions: { [room]: at(4) } }];
    look();
    await vi.waitFor(() => expect(rooms.views.has(room)).toBe(true));
    for (const offset of [4, 5, 6]) rooms.send(offset);
    expect(shown()).toEqual(['event 5', 'event 6']);
    expect(fetches).toBe(1);
  });

  it('give data that arrives later what it missed, without another request', async () => {
    answers = [{ items: [], positions: { [room]: at(4) } }];
    look();
    await vi.waitFor(() => expect(rooms.views.has(room)).toBe(true));
    for (const offset of [5, 6, 7]) rooms.send(offset);
    answers = [{ items: ['until 5'], positions: { [room]: at(5) } }];
    await queries.refetchQueries({ queryKey: key });
    expect(shown()).toEqual(['until 5', 'event 6', 'event 7']);
    expect(fetches).toBe(2);
  });

  it('keep what came while a page loaded, also one whose request was older than they are', async () => {
    live.close();
    setLiveCaches([
      liveCache<InfiniteData<Data>>(key, () => ({
        'reply:deleted': (data, { id }) => {
          const [last] = data.pages.slice(-1);
          if (!last || last.items.includes(id)) return data;
          return { ...data, pages: [...data.pages.slice(0, -1), { ...last, items: [...last.items, id] }] };
        },
      })),
    ]);
    const earlier = Promise.withResolvers<Data>();
    const list = new InfiniteQueryObserver(queries, {
      queryKey: key,
      initialPageParam: 0,
      queryFn: ({ pageParam }): Data | Promise<Data> =>
        pageParam === 0 ? { items: ['read'], positions: { [room]: at(4) } } : earlier.promise,
      getNextPageParam: () => undefined,
      getPreviousPageParam: () => 1,
      staleTime: 60_000,
    });
    list.subscribe(() => {});
    await vi.waitFor(() => expect(list.getCurrentResult().isSuccess).toBe(true));
    const loading = list.fetchPreviousPage();
    live = new LiveRooms(queries, rooms as unknown as TidingsClient);
    await vi.waitFor(() => expect(rooms.views.has(room)).toBe(true));
    rooms.send(5);
    earlier.resolve({ items: ['earlier'], positions: { [room]: at(5) } });
    await loading;
    const data = queries.getQueryData<InfiniteData<Data>>(key);
    expect(data?.pages.map(({ items }) => items)).toEqual([['earlier'], ['read', 'event 5']]);
  });

  it('fetch a page again that is older than what is known of its room', async () => {
    live.hold(room);
    await vi.waitFor(() => expect(rooms.views.has(room)).toBe(true));
    rooms.positions.set(room, at(9));
    answers = [
      { items: ['old'], positions: { [room]: at(8) } },
      { items: ['new'], positions: { [room]: at(9) } },
    ];
    look();
    await vi.waitFor(() => expect(shown()).toEqual(['new']));
    expect(fetches).toBe(2);
  });

  it('fetch again after a reset, until it succeeds', async () => {
    answers = [{ items: ['before'], positions: { [room]: at(4) } }];
    look();
    await vi.waitFor(() => expect(rooms.views.has(room)).toBe(true));
    rooms.reset('too_old');
    await vi.waitFor(() => expect(fetches).toBe(2));
    answers = [{ items: ['after'], positions: { [room]: at(90) } }];
    await vi.waitFor(() => expect(shown()).toEqual(['after']), { timeout: 3000 });
  });

  it('stay while they are held', async () => {
    const release = live.hold(room);
    const again = live.hold(room);
    await vi.waitFor(() => expect(rooms.views.has(room)).toBe(true));
    release();
    await Promise.resolve();
    expect(rooms.left).toEqual([]);
    again();
    await vi.waitFor(() => expect(rooms.left).toEqual([room]));
  });
});
