import type { DurableName } from '@tidings/contracts';
import type { JobDraft } from '../../jobs/define-job.ts';
import { runningJob } from '../../jobs/running-job.ts';
import type { Asker } from '../../kernel/actor.ts';
import type { EventDraft } from './draft.ts';

/** Who may read what stands under a scope: a kind of audience, an SQL function `audience_*`, and whose. */
export type ScopeRow = { key: string; audience: string; audienceId: string | null };

/** What a repeated request is answered. With `event`, `body` is merged over that event's final payload less `omit`. */
export type KeptAnswer = { status: number; body: object | null; event?: DurableName; omit?: readonly string[] };

/** All that one transaction appends: collected while it runs, sent as its last statement. */
export type AppendRequest = {
  events: EventDraft[];
  /** New scopes. */
  scopes: ScopeRow[];
  /** New rooms: under a scope, or under that of a room they belong to. */
  open: ({ room: string; scope: string } | { room: string; like: string })[];
  /** Rooms, with all that belong to them, that come under another scope; `after`: this transaction's events still go to those who could read before. */
  rescope: { room: string; scope: string; after: boolean }[];
  /** Scopes somebody loses: their version rises. */
  raise: string[];
  /** Scopes that get another audience. */
  audiences: ScopeRow[];
  /** Entities whose earlier payloads are replaced by `{ id, redacted: true }`. */
  redact: string[];
  jobs: JobDraft[];
};

export const emptyRequest = (): AppendRequest => ({
  events: [],
  scopes: [],
  open: [],
  rescope: [],
  raise: [],
  audiences: [],
  redact: [],
  jobs: [],
});

/** `memberId`: whose key it is, a member or an API key. */
export type Claim = { memberId: string; key: string; hash: string };
type Answering = Claim & { claim: boolean };

/** The argument of the SQL function `append_events`. */
export function toSqlArgument(
  request: AppendRequest,
  { correlationId, actor }: Pick<Asker, 'actor' | 'correlationId'>,
  claim: Answering | null,
  kept: KeptAnswer | null,
): string {
  const job = runningJob();
  const by = { correlationId, ...(actor && { userId: actor.id }), ...(job !== null && { job }) };
  const lists = Object.entries(request).filter(([, list]) => list.length > 0);
  return JSON.stringify({
    ...Object.fromEntries(lists),
    events: request.events.map((event) => ({ ...by, ...event })),
    ...(request.jobs.length > 0 && { jobs: request.jobs.map((draft) => ({ correlationId, ...draft })) }),
    ...(claim && { answer: { ...claim, ...storedAnswer(request, kept ?? { status: 204, body: null }) } }),
  });
}

/** SQL finds the event by its place in the list. */
const storedAnswer = ({ events }: AppendRequest, { status, body, event, omit }: KeptAnswer) => ({
  status,
  body,
  omit,
  ...(event !== undefined && { event: events.findIndex(({ name }) => name === event) }),
});

export const isEmpty = (request: AppendRequest): boolean => Object.values(request).every((list) => list.length === 0);
