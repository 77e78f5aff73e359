import type { Write } from '../../../lib/api/same-write.ts';

/**
 * A reply on its way. `id` is its correlation id: the answer and the event both carry it, whichever comes first. The
 * idempotency key stays the same over retries and reloads, so it is posted once.
 */
export type Outgoing = {
  id: string;
  idempotencyKey: string;
  topicId: string;
  parentId: string | null;
  body: string;
  at: string;
  state: 'sending' | 'waiting' | 'failed';
  /** When its key was first sent and not refused, ms of the server; null: it cannot be there. Undefined of earlier versions. */
  sentAt?: number | null | undefined;
  /** The member wants it sent, though nobody knows whether it was posted. */
  isAsked?: boolean | undefined;
  /** Its author means all whom a group in it notifies. */
  confirmMentions?: boolean | undefined;
  /** Why it failed; `retryAt` in ms, when it may be sent again. */
  failure?: { code: string; message: string; retryAt?: number | undefined } | undefined;
};

const isEntry = (value: unknown): value is Outgoing => {
  const entry = value as Partial<Outgoing> | null;
  return typeof entry?.id === 'string' && typeof entry.body === 'string' && typeof entry.topicId === 'string';
};

const unanswered = new Set(['UNREACHABLE', 'TIMEOUT', 'UNKNOWN', 'INTERNAL', 'UNAVAILABLE', 'IN_PROGRESS']);

/** Nobody knows whether it arrived: an earlier page ended before the answer came, or the answer was lost. */
export const isUnanswered = ({ state, failure }: Outgoing): boolean =>
  state === 'failed' && (failure === undefined || unanswered.has(failure.code));

/** An earlier text of it was taken back after its answer was lost, and stands in the topic. */
export const cameBefore = ({ state, failure }: Outgoing): boolean =>
  state === 'failed' && failure?.code === 'IDEMPOTENCY_MISMATCH';

/** An hour less than the server keeps an idempotency key, ms; and an hour more: by then it has forgotten it. */
const repeatableFor = 23 * 3_600_000;
const forgottenAfter = 25 * 3_600_000;

/** Since when it may be on the server, ms; undefined: it never left. Of entries of earlier versions as early as can be. */
function sentSince({ sentAt, state, failure, at }: Outgoing): number | undefined {
  if (sentAt !== undefined) return sentAt ?? undefined;
  return state === 'waiting' && failure === undefined ? undefined : Date.parse(at);
}

/** Its key protects no longer: sent again by itself it could stand there twice. */
export function mayBePosted(entry: Outgoing, now: number): boolean {
  const since = sentSince(entry);
  const isRefused = entry.state === 'failed' && !isUnanswered(entry);
  return !isRefused && since !== undefined && now - since >= repeatableFor;
}

/** Whether it can be posted without asking: it never left, or its key still makes a second arrival harmless. */
export const goesByItself = (entry: Outgoing, now: number): boolean =>
  entry.isAsked === true || ((entry.state === 'waiting' || isUnanswered(entry)) && !mayBePosted(entry, now));

/** It is sent now: its key counts from the first time, or anew when the server has forgotten it. */
export const sentFrom = ({ sentAt }: Outgoing, now: number): number =>
  typeof sentAt === 'number' && now - sentAt < forgottenAfter ? sentAt : now;

/**
 * What may be on the server of a text that is taken back. Its key stays with the draft: sent anew it stands there once. Of
 * one whose earlier text is known to be there nothing is left to find out.
 */
export function writeOf(entry: Outgoing, now: number): Write | undefined {
  const since = sentSince(entry);
  if (cameBefore(entry) || since === undefined || now - since >= forgottenAfter) return undefined;
  return { key: entry.idempotencyKey, at: since, tries: [{ form: entry.body, body: entry.id }] };
}

/** One that is being sent, to who knows that nobody does: its answer is lost. */
const asLeft = (entry: Outgoing): Outgoing => (entry.state === 'sending' ? { ...entry, state: 'failed' } : entry);

/** In the order written. */
export const inOrder = (list: readonly Outgoing[]): readonly Outgoing[] =>
  list.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));

/**
 * The one to be sent now: the first of its topic, which all later ones wait for. One that was refused, or whose key has
 * run out, waits for the member and lets the others pass. Asked by whoever may send alone: `sending` is an earlier
 * sender's, who ended before the answer came.
 */
export const nextOf = (list: readonly Outgoing[], topicId: string, now: number): Outgoing | undefined =>
  list.find((entry) => entry.topicId === topicId && goesByItself(asLeft(entry), now));

/** What is kept of entries, one or (of earlier versions) many. */
export function read(text: string | null): readonly Outgoing[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return [value].flat().filter(isEntry);
  } catch {
    return [];
  }
}

/** What an earlier page left behind: nobody waits for its answer any more. */
export const revive = (list: readonly Outgoing[]): readonly Outgoing[] => list.map(asLeft);
