import type { QueryClient } from '@tanstack/react-query';
import type { TopicCounts, TopicView } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';
import { whenSeen } from '../../../lib/browser/hidden-tab.ts';
import { belongs, type TopicListData, type TopicListScope } from '../model/data.ts';
import { findTopic, placed, topicsIn } from '../model/pages-of.ts';
import { findInLists } from './known-topics.ts';
import { topicListKey } from './topics.ts';

const spreadMs = 1000;
const retryMs = 2000;
const maxTries = 2;
/** Pinned topics stand above what moved. */
const pinnedRoom = 10;
const maxPage = 100;

type Bump = { id: string; categoryId: string; counts: TopicCounts };
type Wanted = Bump & { tries: number };

const loaded = (client: QueryClient) =>
  client.getQueriesData<TopicListData>({ queryKey: topicListKey }).flatMap(([key, data]) => {
    return data ? [{ key, data, scope: key[2] as TopicListScope }] : [];
  });

/** Whether the topic would stand on a page that is loaded, and does not. */
function isLacking(client: QueryClient, { id, categoryId, counts }: Bump): boolean {
  return loaded(client).some(({ data, scope }) => {
    if ((scope.categoryId ?? categoryId) !== categoryId || findTopic(data, id)) return false;
    const last = topicsIn(data).findLast((topic) => !topic.pinned);
    return !last || data.pages.at(-1)?.nextCursor === null || counts.lastActivityAt >= last.counts.lastActivityAt;
  });
}

/** What moved stands at the top of the list now: one page of it has them all. */
async function fetchNewest(wanted: readonly Wanted[]) {
  const [first] = wanted;
  const isOne = wanted.every(({ categoryId }) => categoryId === first?.categoryId);
  const isAgain = wanted.some(({ tries }) => tries > 0);
  const query = {
    filter: 'latest' as const,
    limit: isAgain ? maxPage : Math.min(maxPage, wanted.length + pinnedRoom),
    ...(isOne && first ? { categoryId: first.categoryId } : {}),
  };
  return (await call('GET /api/topics', { query })).items;
}

/** The topics that one tab lacks: collected for a moment and brought together, while somebody looks. */
class MissingTopics {
  readonly #client: QueryClient;
  readonly #wanted = new Map<string, Wanted>();
  #busy = false;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  add(bump: Bump, me: string | undefined): void {
    if (!isLacking(this.#client, bump)) return;
    const known = findInLists(this.#client, bump.id);
    if (known) {
      this.#place([known], me);
      return;
    }
    this.#wanted.set(bump.id, { ...bump, tries: this.#wanted.get(bump.id)?.tries ?? 0 });
    if (!this.#busy) this.#later(me, Math.random() * spreadMs);
  }

  #later(me: string | undefined, waitMs: number): void {
    this.#busy = true;
    setTimeout(() => whenSeen(() => void this.#bring(me)), waitMs);
  }

  /** Never rejects. What could not be brought is tried again a few times, then left to its next bump. */
  async #bring(me: string | undefined): Promise<void> {
    const wanted = [...this.#wanted.values()].filter((bump) => isLacking(this.#client, bump)).slice(0, maxPage);
    this.#wanted.clear();
    try {
      const newest = wanted.length > 0 ? await fetchNewest(wanted) : [];
      const found = newest.filter(({ id }) => wanted.some((bump) => bump.id === id));
      this.#place(found, me);
      this.#again(wanted.filter(({ id }) => !found.some((topic) => topic.id === id)));
    } catch {
      this.#again(wanted);
    }
    this.#busy = false;
    if (this.#wanted.size > 0) this.#later(me, retryMs * (0.5 + Math.random()));
  }

  #place(topics: readonly TopicView[], me: string | undefined): void {
    for (const { key, scope } of loaded(this.#client)) {
      const missing = topics.filter((topic) => belongs(topic, scope, me));
      this.#client.setQueryData<TopicListData>(key, (data) =>
        missing.reduce((now, topic) => (now && !findTopic(now, topic.id) ? placed(now, topic) : now), data),
      );
    }
  }

  #again(left: readonly Wanted[]): void {
    for (const bump of left) {
      const tries = bump.tries + 1;
      if (tries < maxTries && !this.#wanted.has(bump.id)) this.#wanted.set(bump.id, { ...bump, tries });
    }
  }
}

const tabs = new WeakMap<QueryClient, MissingTopics>();

/** Old topics that move again are on no loaded page, and a bump does not carry them: they are asked for together. */
export function bringMissing(client: QueryClient, bump: Bump, me: string | undefined): void {
  const missing = tabs.get(client) ?? new MissingTopics(client);
  tabs.set(client, missing);
  missing.add(bump, me);
}
