import type { Timings } from '../../../config/timings.ts';
import type { JobDraft } from '../../jobs/define-job.ts';
import type { Asker } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/facts.ts';
import type { EventDraft } from '../log/draft.ts';
import type { Broadcasts, Consumers } from './consumers.ts';

type Source = { name: string; broadcasts?: Broadcasts | undefined; consumers?: Consumers | undefined };
type Broadcast = (fact: Fact) => readonly EventDraft[];
type Consumer = (fact: Fact, asker: Asker, timings: Timings) => readonly JobDraft[];

/** What every feature makes of the facts of all. */
export class FactRegistry {
  readonly #broadcasts = new Map<string, Broadcast>();
  readonly #consumers = new Map<string, Consumer[]>();

  readonly #timings: Timings;

  /** Throws when two features broadcast the same fact. */
  constructor(features: readonly Source[], timings: Timings) {
    this.#timings = timings;
    for (const { name, broadcasts = {}, consumers = {} } of features) {
      for (const [fact, broadcast] of Object.entries(broadcasts)) {
        if (this.#broadcasts.has(fact)) throw new Error(`The feature ${name} broadcasts ${fact}, which another does.`);
        this.#broadcasts.set(fact, broadcast as Broadcast);
      }
      for (const [fact, byCause] of Object.entries(consumers)) {
        if (typeof byCause === 'function') {
          this.#consumers.set(fact, [...(this.#consumers.get(fact) ?? []), byCause as Consumer]);
          continue;
        }
        for (const [cause, consumer] of Object.entries(byCause as Record<string, Consumer>)) {
          const key = `${fact} ${cause}`;
          this.#consumers.set(key, [...(this.#consumers.get(key) ?? []), consumer]);
        }
      }
    }
  }

  /** The events that a fact becomes. Throws for one that nobody broadcasts: a use case would change something in silence. */
  eventsOf(fact: Fact): readonly EventDraft[] {
    const broadcast = this.#broadcasts.get((fact as { name: string }).name);
    if (!broadcast) throw new Error(`No feature broadcasts the fact ${(fact as { name: string }).name}.`);
    return broadcast(fact);
  }

  /** The jobs all features hang on a fact with its cause, on all facts of its noun, and on every fact. */
  jobsOf(fact: Fact, asker: Asker): JobDraft[] {
    const { name, cause } = fact as { name: string; cause: string };
    const keys = [`${name} ${cause}`, `${name.slice(0, name.indexOf('.'))}.*`, '*'];
    return keys
      .flatMap((key) => this.#consumers.get(key) ?? [])
      .flatMap((consume) => consume(fact, asker, this.#timings));
  }
}
