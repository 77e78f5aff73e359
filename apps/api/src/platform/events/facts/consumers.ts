import type { Timings } from '../../../config/timings.ts';
import type { JobDraft } from '../../jobs/define-job.ts';
import type { Asker } from '../../kernel/actor.ts';
import type { CauseOf, Fact, FactBy, FactName, FactPattern, FactsOf } from '../../kernel/facts.ts';
import type { Committed } from '../log/committed.ts';
import type { EventDraft } from '../log/draft.ts';

/** The events that a fact becomes on the wire, and their rooms. One feature owns the events of a fact. */
export type Broadcasts = { readonly [N in FactName]?: (fact: Fact<N>) => readonly EventDraft[] };

type Consumer<F> = (fact: F, asker: Asker, timings: Timings) => readonly JobDraft[];

/**
 * Which jobs a fact causes, by the causes that matter: a cause nobody names causes nothing. A pattern (`approval.*`, `*`) means all facts
 * of a noun, or all, whatever their cause. Called before the events are appended; the jobs commit with them. Pure and quick: whom a job
 * concerns is the job's to find out.
 */
export type Consumers = {
  readonly [N in FactName]?: { readonly [C in CauseOf<N>]?: Consumer<FactBy<N, C>> };
} & { readonly [P in Exclude<FactPattern, FactName>]?: Consumer<FactsOf<P>> };

/** What follows the commit of facts, by name or pattern, on the server that committed them. Best effort: never awaited, may be lost with it. */
export type Listeners<S> = {
  readonly [P in FactPattern]?: (fact: FactsOf<P>, committed: Committed, services: S) => void;
};
