import { beginningFor, type Database, type Prisma, statementFor, within } from '@tidings/db';
import { type Asker, principalOf } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/facts.ts';
import { Signal } from '../../kernel/signal.ts';
import { type AppendAnswer, checkAnswer, messagesOf, type SqlAnswer, withEvents } from './append-answer.ts';
import { type Claim, isEmpty, toSqlArgument } from './append-request.ts';
import { Committed } from './committed.ts';
import type { Failpoint } from './failpoints.ts';
import { refusalOf } from './refusals.ts';
import { ReplayedAnswer } from './replayed-answer.ts';
import type { BusMessage } from './stored-event.ts';
import { Append, type FactEffects, Tx } from './tx.ts';

export type EventLogOptions = {
  db: Database;
  /** What the features make of facts. */
  effects: FactEffects;
  /** Carries what was committed. */
  bus: { publish(messages: readonly BusMessage[]): void };
  /** Where fault tests let a server die. */
  failpoint?: Failpoint;
};

/** The one way to commit facts with their events and jobs. Publishing follows the commit and is never awaited by the caller. */
export class EventLog {
  /** Facts that were committed here, with what became of them. */
  readonly committed = new Signal<[facts: readonly Fact[], committed: Committed]>();
  readonly #options: EventLogOptions;
  readonly #failpoint: Failpoint;

  constructor(options: EventLogOptions) {
    this.#options = options;
    this.#failpoint = options.failpoint ?? (() => undefined);
  }

  /** Runs `work` and appends what it said, in one interactive transaction (read committed). */
  async transact<T>(asker: Asker, work: (tx: Tx) => Promise<T>): Promise<Committed<T>> {
    const claim = claimOf(asker);
    let before = true;
    const attempt = async (db: Prisma.TransactionClient) => {
      const tx = new Tx(db, this.#options.effects, asker);
      if (claim) await claimFirst(db, claim);
      const value = await work(tx);
      if (isEmpty(tx.request) && !claim) {
        before = false;
        return { value, tx, answer: null };
      }
      this.#failpoint('before-append', asker.correlationId);
      const argument = toSqlArgument(tx.request, asker, claim && { ...claim, claim: false }, tx.kept);
      const rows = await db.$queryRaw<{ r: SqlAnswer }[]>`SELECT append_events(${argument}::jsonb) AS r`;
      const answer = rows[0] ? withEvents(rows[0].r, tx.request, asker) : null;
      if (answer) checkAnswer(answer);
      before = false;
      return { value, tx, answer };
    };
    const { prisma } = this.#options.db;
    const { value, answer, tx } = await beginningFor(tenantOf(asker), () =>
      prisma.$transaction((db) => within(() => attempt(db)), { maxWait: 2000, timeout: 5000 }),
    ).catch((error: unknown) => refusalOf(error, { before }));
    return this.#finish(asker, value, answer, tx);
  }

  /** Appends in a single statement, without a transaction of its own: for commands whose rows are written by a feed. */
  async commit(asker: Asker, work: (tx: Append) => void): Promise<Committed<undefined>> {
    const tx = new Append(this.#options.effects, asker);
    work(tx);
    const claim = claimOf(asker);
    const argument = toSqlArgument(tx.request, asker, claim && { ...claim, claim: true }, tx.kept);
    const tenant = tenantOf(asker);
    const result = await this.#options.db.pool
      .query<{ r: SqlAnswer }>(
        tenant === null
          ? { name: 'append', text: append, values: [argument] }
          : { name: 'append for a tenant', text: statementFor(append, 2), values: [argument, tenant] },
      )
      .catch((error: unknown) => refusalOf(error));
    const answered = result.rows[0]?.r ?? null;
    if (answered?.replayed) throw new ReplayedAnswer(answered.replayed);
    const answer = answered && withEvents(answered, tx.request, asker);
    if (answer) checkAnswer(answer);
    return this.#finish(asker, undefined, answer, tx);
  }

  /** The answer this request had when it was made before; null when it is new or was another one. */
  async answeredBefore(asker: Asker): Promise<ReplayedAnswer | null> {
    const claim = claimOf(asker);
    if (!claim) return null;
    const stored = await this.#options.db.prisma.idempotencyKey.findUnique({
      where: { memberId_key: { memberId: claim.memberId, key: claim.key }, hash: claim.hash },
    });
    return stored && new ReplayedAnswer({ status: stored.status, body: stored.body });
  }

  #finish<T>(asker: Asker, value: T, answer: AppendAnswer | null, { request, facts }: Append): Committed<T> {
    if (asker.progress) asker.progress.committed = true;
    const committed = new Committed(value, answer?.events ?? [], answer?.entries ?? []);
    if (answer) {
      this.#failpoint('after-commit', asker.correlationId);
      this.#options.bus.publish([
        ...messagesOf(answer),
        ...(request.jobs.some(({ wantedBy }) => wantedBy === undefined) ? [{ kind: 'jobs' } as const] : []),
      ]);
    }
    if (facts.length > 0) this.committed.emit(facts, committed);
    return committed;
  }
}

const append = 'SELECT append_events($1::jsonb) AS r';

/** The one place that says for which workspace a transaction of a use case is. */
const tenantOf = ({ tenant }: Asker): string | null => tenant?.workspaceId ?? null;

function claimOf(asker: Asker): Claim | null {
  const memberId = principalOf(asker);
  return memberId !== null && asker.idempotency ? { memberId, ...asker.idempotency } : null;
}

async function claimFirst(db: Prisma.TransactionClient, claim: Claim): Promise<void> {
  const rows = await db.$queryRaw<{ r: { status: number; body: unknown } | null }[]>`
    SELECT claim_idempotency(${claim.memberId}::uuid, ${claim.key}, ${claim.hash}) AS r`;
  if (rows[0]?.r) throw new ReplayedAnswer(rows[0].r);
}
