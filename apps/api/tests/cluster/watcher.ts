import {
  type BackoffPreset,
  createTidingsClient,
  defaultTiming,
  type TidingsClient,
  type Timing,
} from '@tidings/client';
import { type HistoryRecorder, until } from '@tidings/testing';
import type { Any, Person } from '@tidings/testing/cluster';

export type Watcher = {
  client: TidingsClient;
  name: string;
  /** Correlation id → when it was applied, by performance.now(). */
  arrived: Map<string, number>;
  position: () => number;
  /** What it shows, in the order of a fresh snapshot. */
  shown: () => unknown[];
  fresh: (url?: string) => Promise<unknown[]>;
  close: () => void;
};

const view = ({ id, number, body, likeCount, version }: Any) => ({ id, number, body, likeCount, version });

/** Follows a topic with the real client, keeps its replies as a page would, and logs what it does for the checker. */
export async function watchTopic(
  recorder: HistoryRecorder,
  on: { url: string; person: Person; topicId: string; name: string; timing?: Partial<Timing>; backoff?: BackoffPreset },
): Promise<Watcher> {
  const { url, person, topicId, name } = on;
  const room = `topic:${topicId}`;
  const replies = new Map<string, Any>();
  const arrived = new Map<string, number>();
  const client = createTidingsClient({
    url,
    deviceId: `device-${name.replaceAll(/[^a-z0-9]/gi, '-')}`,
    getToken: () => person.token,
    refreshToken: person.renew,
    timing: { ...defaultTiming, ...on.timing },
    ...(on.backoff ? { backoff: on.backoff } : {}),
  });
  const readAll = async (from: string): Promise<Any> => {
    const items: Any[] = [];
    let first: Any = null;
    for (let after = 0; ; ) {
      const page = await person.ask(from, 'GET', `/api/topics/${topicId}/replies?limit=100&after=${after}`);
      first ??= page;
      items.push(...page.items);
      if (!page.nextCursor) return { positions: first.positions, items };
      after = page.items.at(-1).number;
    }
  };
  recorder.note(name, room, { type: 'subscribe' });
  client.subscribe(room, {
    async snapshot() {
      const { positions, items } = await readAll(url);
      replies.clear();
      for (const item of items) replies.set(item.id, view(item));
      const { epoch, offset } = positions[room];
      recorder.note(name, room, { type: 'snapshot', epoch, offset });
      return positions;
    },
    onEvent(...[event, payload, meta]: Any) {
      if (!('offset' in meta)) return;
      const { id, epoch, offset, correlationId } = meta;
      const before = client.stats.replayed;
      recorder.note(name, room, { type: 'apply', epoch, offset, id, name: event, correlationId, replayed: false });
      const entry = recorder.clients.at(-1);
      // The client counts an event once it took effect.
      queueMicrotask(() => Object.assign(entry ?? {}, { replayed: client.stats.replayed > before }));
      arrived.set(correlationId, performance.now());
      if (event === 'reply:created') replies.set(payload.id, view(payload));
    },
    onReset(reason) {
      if (reason === 'left' || reason === 'refused') recorder.note(name, room, { type: 'leave' });
      else if (reason !== 'fresh') recorder.note(name, room, { type: 'reset', reason });
    },
  });
  client.connect();
  await until(() => client.position(room), { timeoutMs: 20_000, what: `${name} to be caught up` });
  return {
    ...{ client, name, arrived },
    position: () => client.position(room)?.offset ?? -1,
    shown: () => [...replies.values()].sort((a, b) => a.number - b.number),
    fresh: async (from = url) => (await readAll(from)).items.map(view),
    close: () => client.close(),
  };
}

/** The p-th share of these numbers, the greatest when there are few. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
