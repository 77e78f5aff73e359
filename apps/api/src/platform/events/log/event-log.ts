import type { Database, Prisma } from '@tidings/db';
import { checkStored } from '../../contract/contract.ts';
import type { Actor, Idempotency } from '../../kernel/actor.ts';
import { TidingsError } from '../../kernel/errors.ts';
import { emptyPending, isEmpty, type Pending, toSqlArgument } from './append-request.ts';
import type { EventDraft } from './draft.ts';
import { refusalOf } from './refusals.ts';
import { type BusMessage, metaOf, type StoredEvent } from './stored-event.ts';

/** A running transaction: rows through `db`, events through `append(tx, …)`. */
export type Tx = { db: Prisma.TransactionClient; pending: Pending };

export type CommittedEvent = { id: string; name: string; payload: Record<string, unknown> };
/** Where an event stands in one of its rooms, and the right it was written under there. */
export type Place = { offset: number; scope: string; version: number };
export type Committed<T> = {
  value: T;
  events: CommittedEvent[];
  payloadOf(draft: EventDraft): Record<string, unknown>;
  placeOf(event: { id: string }, room: string): Place;
};

type Asker = { actor: Actor | null; correlationId: string; idempotency: Idempotency | null };
type AppendAnswer = {
  at: string;
  epoch: string;
  events: (CommittedEvent & { correlationId: string })[];
  entries: { event: string; room: string; offset: number; scope: string; version: number }[];
  raised: Record<string, number>;
  /** Rooms that came under another right. */
  moved?: string[];
  replayed?: { status: number; body: unknown };
};

/** Thrown inside a request whose Idempotency-Key was answered before: the edge sends the stored answer again. */
export class ReplayedAnswer extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(stored: { status: number; body: unknown }) {
    super('This request was answered before.');
    this.status = stored.status;
    this.body = stored.body;
  }
}

/** Adds an event to the transaction; it is stored by the last statement before COMMIT. Returns the draft. */
export function append(tx: { pending: Pending }, event: EventDraft): EventDraft {
  tx.pending.events.push(event);
  return event;
}

/** The one way to commit events. Publishing follows the commit and is never awaited by the caller. */
export class EventLog {
  readonly #db: Database;
  readonly #publish: (messages: BusMessage[]) => void;
  readonly #committed: (correlationId: string) => void;

  /** `publish` must not throw. `committed` runs between COMMIT and publish: the place where tests let a server die. */
  constructor(
    db: Database,
    publish: (messages: BusMessage[]) => void,
    committed: (correlationId: string) => void = () => undefined,
  ) {
    this.#db = db;
    this.#publish = publish;
    this.#committed = committed;
  }

  /** Runs `work` and appends what it collected, in one interactive transaction (read committed). */
  async transact<T>(asker: Asker, work: (tx: Tx) => Promise<T>): Promise<Committed<T>> {
    const pending = emptyPending();
    const claim = claimOf(asker);
    const { value, answer } = await this.#db.prisma
      .$transaction(
        async (db) => {
          if (claim) await claimFirst(db, claim);
          const value = await work({ db, pending });
          if (isEmpty(pending) && !claim) return { value, answer: null };
          const argument = toSqlArgument(pending, asker.correlationId, claim && { ...claim, claim: false });
          const rows = await db.$queryRaw<{ r: AppendAnswer }[]>`SELECT append_events(${argument}::jsonb) AS r`;
          const answer = rows[0]?.r ?? null;
          if (answer) checkAnswer(answer);
          return { value, answer };
        },
        { maxWait: 2000, timeout: 5000 },
      )
      .catch(refusalOf);
    return this.#finish(asker, value, answer, pending);
  }

  /** Appends in a single statement, without a transaction of its own: for commands whose rows are written by a feed. */
  async commit(asker: Asker, work: (tx: { pending: Pending }) => void): Promise<Committed<undefined>> {
    const pending = emptyPending();
    work({ pending });
    const claim = claimOf(asker);
    const argument = toSqlArgument(pending, asker.correlationId, claim && { ...claim, claim: true });
    const result = await this.#db.pool
      .query<{ r: AppendAnswer }>({ name: 'append', text: 'SELECT append_events($1::jsonb) AS r', values: [argument] })
      .catch(refusalOf);
    const answer = result.rows[0]?.r ?? null;
    if (answer?.replayed) throw new ReplayedAnswer(answer.replayed);
    if (answer) checkAnswer(answer);
    return this.#finish(asker, undefined, answer, pending);
  }

  /** The answer this request had when it was made before; null when it is new or was another one. */
  async answeredBefore(asker: Asker): Promise<ReplayedAnswer | null> {
    const claim = claimOf(asker);
    if (!claim) return null;
    const stored = await this.#db.prisma.idempotencyKey.findUnique({
      where: { memberId_key: { memberId: claim.memberId, key: claim.key }, hash: claim.hash },
    });
    return stored && new ReplayedAnswer({ status: stored.status, body: stored.body });
  }

  #finish<T>(asker: Asker, value: T, answer: AppendAnswer | null, { jobs }: Pending): Committed<T> {
    const events = answer?.events ?? [];
    if (answer) {
      this.#committed(asker.correlationId);
      this.#publish([...messagesOf(answer), ...(jobs.length > 0 ? [{ kind: 'jobs' } as const] : [])]);
    }
    return {
      value,
      events,
      payloadOf(draft) {
        const event = events.find((candidate) => candidate.id === draft.id);
        if (!event) throw new TidingsError('INTERNAL', 'An event was not stored.');
        return event.payload;
      },
      placeOf(draft, room) {
        const entry = answer?.entries.find((candidate) => candidate.event === draft.id && candidate.room === room);
        if (!entry) throw new TidingsError('INTERNAL', 'An event was not stored.');
        return entry;
      },
    };
  }
}

function claimOf({ actor, idempotency }: Asker) {
  return actor && idempotency ? { memberId: actor.id, ...idempotency } : null;
}

async function claimFirst(db: Prisma.TransactionClient, claim: { memberId: string; key: string; hash: string }) {
  const rows = await db.$queryRaw<{ r: { status: number; body: unknown } | null }[]>`
    SELECT claim_idempotency(${claim.memberId}::uuid, ${claim.key}, ${claim.hash}) AS r`;
  if (rows[0]?.r) throw new ReplayedAnswer(rows[0].r);
}

/** Nothing is published that does not fit its contract: in a transaction, nothing is stored either. */
function checkAnswer(answer: AppendAnswer): void {
  for (const event of storedOf(answer)) checkStored(event.name, event.payload, metaOf(event));
}

function storedOf(answer: AppendAnswer): StoredEvent[] {
  const { at, epoch } = answer;
  const byId = new Map(answer.events.map((event) => [event.id, event]));
  return answer.entries.flatMap(({ event: id, room, offset, scope, version }) => {
    const event = byId.get(id);
    if (!event) return [];
    const { name, payload, correlationId } = event;
    return [{ room, epoch, offset, id, name, payload, at, correlationId, scope, version }];
  });
}

function messagesOf(answer: AppendAnswer): BusMessage[] {
  const messages: BusMessage[] = Object.entries(answer.raised).map(([key, version]) => ({
    kind: 'scope',
    key,
    version,
  }));
  for (const event of storedOf(answer)) messages.push({ kind: 'event', event });
  // After the events: those who could read the room before are told what happened to it.
  for (const room of answer.moved ?? []) messages.push({ kind: 'room', room });
  return messages;
}
