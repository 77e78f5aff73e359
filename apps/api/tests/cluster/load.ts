import { readFileSync } from 'node:fs';
import { uuidv7 } from '@tidings/db';
import { HistoryRecorder, until } from '@tidings/testing';
import { accidents, type Cluster, type Node, newTopic, type Person } from '@tidings/testing/cluster';
import { quantile, type Watcher, watchTopic } from './watcher.ts';

/** A topic that is written to at every node, with a watcher at each. */
export type Stage = { topicId: string; recorder: HistoryRecorder; watchers: Watcher[] };
/** A reply a node has said yes to. */
export type Promised = { id: string; stage: Stage; node: number; at: number };

/** Open the topic of a stage; its watchers use the client as people do, with production timings. */
export async function setStage(nodes: readonly Node[], people: readonly Person[], name: string): Promise<Stage> {
  const [author] = people;
  if (!author || !nodes[0]) throw new Error('nobody to open a topic');
  const recorder = new HistoryRecorder();
  const topicId = await newTopic(author, nodes[0].url);
  const watchers = await Promise.all(
    nodes.map(({ url }, n) => {
      const person = people[n % people.length] ?? author;
      return watchTopic(recorder, { url, person, topicId, name: `${name} at node ${n}` });
    }),
  );
  return { topicId, recorder, watchers };
}

/** Posts that may be under way at once; what does not get in is counted as refused. */
const MAX_UNDER_WAY = 500;

/**
 * Writes at a fixed rate, whether or not the answers keep up. Every other topic is written to at all nodes in turn, the
 * rest each at one: there no event of its own tells the other node that it has missed one.
 */
export class Load {
  readonly promised: Promised[] = [];
  /** Posts that were not promised, for whatever reason. */
  refused = 0;
  readonly #underWay = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;
  #sent = 0;

  constructor(nodes: readonly Node[], stages: readonly Stage[], author: Person, perSecond: number) {
    const startedAt = performance.now();
    this.#timer = setInterval(
      () => {
        for (const due = ((performance.now() - startedAt) / 1000) * perSecond; this.#sent < due; this.#sent++) {
          const topic = Math.floor(this.#sent / nodes.length) % stages.length;
          const node = (topic % 2 === 0 ? this.#sent : (topic - 1) / 2) % nodes.length;
          const stage = stages[topic];
          const at = nodes[node];
          if (stage && at) this.#post(author, at.url, node, stage);
        }
      },
      Math.min(50, 1000 / perSecond),
    );
  }

  /** Goes on for so long; answers what was promised meanwhile. */
  async run(seconds: number): Promise<Promised[]> {
    const from = this.promised.length;
    const end = performance.now() + seconds * 1000;
    await until(() => performance.now() >= end, { timeoutMs: seconds * 1000 + 60_000, what: 'the end of the load' });
    return this.promised.slice(from);
  }

  /** Sends no more, and waits for the answers. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#underWay);
  }

  #post(author: Person, url: string, node: number, stage: Stage): void {
    if (this.#underWay.size >= MAX_UNDER_WAY) {
      this.refused += 1;
      return;
    }
    const id = uuidv7();
    const body = { body: `Reply ${this.#sent}` };
    const path = `/api/topics/${stage.topicId}/replies`;
    const posting = stage.recorder
      .produce(author.name, id, () => author.ask(url, 'POST', path, body, id))
      .then((ok) => {
        if (ok) this.promised.push({ id, stage, node, at: performance.now() });
        else this.refused += 1;
      })
      .finally(() => this.#underWay.delete(posting));
    this.#underWay.add(posting);
  }
}

/** Waits until all of it is at every watcher; answers how long that took at the nodes that did not promise it, in ms. */
export async function acrossNodes(promised: readonly Promised[], timeoutMs = 30_000) {
  const missing = () =>
    promised.reduce((sum, { id, stage }) => sum + stage.watchers.filter(({ arrived }) => !arrived.has(id)).length, 0);
  await until(() => missing() === 0, { timeoutMs, intervalMs: 200, what: 'all replies at all watchers' });
  const all = promised.flatMap(({ id, stage, node, at }) =>
    stage.watchers.filter((_, n) => n !== node).map(({ arrived }) => Math.max(0, (arrived.get(id) ?? Infinity) - at)),
  );
  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95), max: quantile(all, 1) };
}

/** What the servers hold and say, looked at twice a second: their logs are kept only in part. */
export class Vitals {
  readonly accidents = new Set<string>();
  #peaks: number[];
  readonly #timer: NodeJS.Timeout;
  readonly #look: () => void;

  constructor(cluster: Cluster) {
    const resident = () => cluster.nodes.map(({ api }) => residentOf(api.pid));
    this.#peaks = resident();
    this.#look = () => {
      for (const line of accidents(cluster)) this.accidents.add(line);
      const now = resident();
      this.#peaks = this.#peaks.map((peak, n) => Math.max(peak, now[n] ?? 0));
    };
    this.#timer = setInterval(this.#look, 500);
  }

  /**
   * The greatest resident set of each server since it was last asked, in MB. A single look says little: between two
   * full collections, minutes apart, a server under this load gains and returns some 80 MB.
   */
  peaks(): number[] {
    this.#look();
    const peaks = this.#peaks;
    this.#peaks = peaks.map(() => 0);
    return peaks;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
