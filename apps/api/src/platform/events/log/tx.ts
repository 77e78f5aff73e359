import type { Prisma } from '@tidings/db';
import type { JobDraft } from '../../jobs/define-job.ts';
import { type Enqueueing, type JobType, jobDraft } from '../../jobs/define-job.ts';
import type { Asker } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/facts.ts';
import { type AppendRequest, emptyRequest, type KeptAnswer, type ScopeRow } from './append-request.ts';
import type { EventDraft } from './draft.ts';

/** What the features make of facts; the registry of facts has it. */
export type FactEffects = {
  eventsOf(fact: Fact): readonly EventDraft[];
  jobsOf(fact: Fact, asker: Asker): readonly JobDraft[];
};

/** What a use case says inside its transaction. All of it is written by one statement, the last before COMMIT. */
export class Append {
  readonly request: AppendRequest = emptyRequest();
  readonly facts: Fact[] = [];
  kept: KeptAnswer | null = null;
  readonly #effects: FactEffects;
  readonly #asker: Asker;

  constructor(effects: FactEffects, asker: Asker) {
    this.#effects = effects;
    this.#asker = asker;
  }

  /** States a fact: its events are appended to their rooms, and the jobs it causes commit with them. */
  append(fact: Fact): void {
    this.facts.push(fact);
    this.request.events.push(...this.#effects.eventsOf(fact));
    this.request.jobs.push(...this.#effects.jobsOf(fact, this.#asker));
  }

  /** Opens the stream of a room under a scope, or under that of the room it belongs to, for ever the same. */
  openRoom(room: string, under: { scope: string } | { like: string }): void {
    this.request.open.push({ room, ...under });
  }

  /** Makes a scope: who may read the rooms under it. */
  createScope(scope: ScopeRow): void {
    this.request.scopes.push(scope);
  }

  /** Gives what stands under a scope to another audience, and so takes it from everybody else. */
  setAudience(scope: ScopeRow): void {
    this.request.audiences.push(scope);
  }

  /** Somebody lost a scope: nothing written from now on reaches who is not asked about again. */
  revoke(...scopes: string[]): void {
    this.request.raise.push(...scopes);
  }

  /** Puts a room, and all that belong to it, under another scope. `after`: who could read it before hears this transaction's events. */
  rescope(room: string, scope: string, { after = false } = {}): void {
    this.request.rescope.push({ room, scope, after });
  }

  /** Replaces what earlier events said of an entity by `{ id, redacted: true }`. */
  redact(entityId: string): void {
    this.request.redact.push(entityId);
  }

  /** Enqueues a job. What a fact causes is for consumers; this is for what is no fact. Throws a ZodError. */
  enqueue<P extends object>(job: JobType<P>, payload: NoInfer<P>, options?: Enqueueing): void {
    this.request.jobs.push(jobDraft(job, payload, options));
  }

  /** Keeps what a repeated request is answered. */
  answer(kept: KeptAnswer): void {
    this.kept = kept;
  }
}

/** A running transaction: rows through `db`, all else through verbs. */
export class Tx extends Append {
  readonly db: Prisma.TransactionClient;

  constructor(db: Prisma.TransactionClient, effects: FactEffects, asker: Asker) {
    super(effects, asker);
    this.db = db;
  }
}
