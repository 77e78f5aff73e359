import { uuidv7 } from '@tidings/db';
import { assertHistory, type HistoryRecorder, type Report, readCommitted, until } from '@tidings/testing';
import type { Cluster, Node, Person } from '@tidings/testing/cluster';
import { quantile, type Watcher } from './watcher.ts';

/** Posts replies, one after another, and answers when each was promised; failures are not promised. */
export async function post(
  recorder: HistoryRecorder,
  on: { author: Person; node: Node; topicId: string; count: number; everyMs?: number; correlationId?: string },
): Promise<Map<string, number>> {
  const promised = new Map<string, number>();
  for (let n = 0; n < on.count; n++) {
    const correlationId = on.correlationId ?? uuidv7();
    const sentAt = performance.now();
    const ok = await recorder.produce(on.author.name, correlationId, () =>
      on.author.ask(on.node.url, 'POST', `/api/topics/${on.topicId}/replies`, { body: `Reply ${n}` }, correlationId),
    );
    if (ok) promised.set(correlationId, performance.now());
    const rest = (on.everyMs ?? 0) - (performance.now() - sentAt);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }
  return promised;
}

/** Waits until everybody has all that was promised; answers how long after the promise it took, per share. */
export async function delays(promised: Map<string, number>, watchers: readonly Watcher[], timeoutMs = 15_000) {
  await until(() => watchers.every(({ arrived }) => [...promised.keys()].every((id) => arrived.has(id))), {
    timeoutMs,
    what: 'all replies at all watchers',
  });
  const all = watchers.flatMap(({ arrived }) =>
    [...promised].map(([id, at]) => Math.max(0, (arrived.get(id) ?? Number.NaN) - at)),
  );
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), max: quantile(all, 1) };
}

/** After quiescence: everybody is at the head, shows what a fresh snapshot shows, and the checker is content. */
export async function assertWhole(
  cluster: Pick<Cluster, 'databaseUrl'>,
  recorder: HistoryRecorder,
  topicId: string,
  watchers: readonly Watcher[],
  options: { resets?: number; url?: string } = {},
): Promise<Report> {
  const room = `topic:${topicId}`;
  const committed = await readCommitted(cluster.databaseUrl, [room]);
  const head = committed.at(-1)?.offset ?? 0;
  await until(() => watchers.every((watcher) => watcher.position() === head), {
    timeoutMs: 15_000,
    what: `everybody at ${head}, they are at ${watchers.map((watcher) => watcher.position())}`,
  });
  for (const watcher of watchers) {
    const [shown, fresh] = [watcher.shown(), await watcher.fresh(options.url)];
    recorder.finals.push({ client: watcher.name, room, shown, fresh });
  }
  return assertHistory(recorder.history(committed), options);
}
