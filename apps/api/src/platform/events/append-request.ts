import type { EventDraft } from './draft.ts';

/** `audience` is a kind for which the database has a function `audience_<kind>`; without one, nobody may read. */
export type ScopeRow = { key: string; audience: string; audienceId: string | null };
/** Due at once unless `delayMs` or `dueAt` (ISO 8601) says otherwise. */
export type JobDraft = {
  id: string;
  kind: string;
  payload: object;
  uniqueKey?: string;
  delayMs?: number;
  dueAt?: string;
};

/** All that one transaction appends: collected while it runs, sent as its last statement. */
export type Pending = {
  events: EventDraft[];
  /** New rights, new rooms, and rooms that change under which right they stand. */
  scopes: ScopeRow[];
  open: ({ room: string; scope: string } | { room: string; like: string })[];
  /** A room with all that stand under it; `after`: this transaction's events still go to those who could read it before. */
  rescope: { room: string; scope: string; after?: boolean }[];
  /** Rights somebody loses: their version rises. */
  raise: string[];
  audiences: ScopeRow[];
  /** Entities whose earlier payloads are replaced by `{ id, redacted: true }`. */
  redact: string[];
  jobs: JobDraft[];
  /** The body kept for a repeated request; with `event`, merged over that event's final payload less `omit`. */
  answer: { body: object | null; event?: string; omit?: string[]; status: number } | null;
};

export const emptyPending = (): Pending => ({
  events: [],
  scopes: [],
  open: [],
  rescope: [],
  raise: [],
  audiences: [],
  redact: [],
  jobs: [],
  answer: null,
});

type Claim = { memberId: string; key: string; hash: string };

/** The argument of the SQL function `append_events`. */
export function toSqlArgument(pending: Pending, correlationId: string, claim: (Claim & { claim: boolean }) | null) {
  const lists = Object.entries(pending).filter(([, value]) => Array.isArray(value) && value.length > 0);
  const answer: NonNullable<Pending['answer']> = pending.answer ?? { body: null, status: 204 };
  return JSON.stringify({
    ...Object.fromEntries(lists),
    events: pending.events.map((event) => ({ ...event, correlationId })),
    ...(claim && {
      answer: {
        ...claim,
        status: answer.status,
        body: answer.body,
        omit: answer.omit,
        ...(pending.answer?.event && { event: pending.events.findIndex((e) => e.id === pending.answer?.event) }),
      },
    }),
  });
}

export const isEmpty = (pending: Pending) =>
  Object.values(pending).every((value) => value === null || (Array.isArray(value) && value.length === 0));
