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

/** An hour less than the server keeps an idempotency key, ms. */
const repeatableFor = 23 * 3_600_000;

/** Whether it can be posted without asking: it never left, or its key still makes a second arrival harmless. */
export const goesByItself = (entry: Outgoing, now: number): boolean =>
  entry.state === 'waiting' || (isUnanswered(entry) && now - Date.parse(entry.at) < repeatableFor);

/** In the order written. */
export const inOrder = (list: readonly Outgoing[]): readonly Outgoing[] =>
  list.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));

/**
 * The one to be sent now: the first of its topic, which all later ones wait for. One that was refused, or whose key has
 * run out, waits for the member and lets the others pass. Asked by whoever may send alone: `sending` is an earlier
 * sender's, who ended before the answer came.
 */
export const nextOf = (list: readonly Outgoing[], topicId: string, now: number): Outgoing | undefined =>
  list.find((entry) => entry.topicId === topicId && (entry.state === 'sending' || goesByItself(entry, now)));

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
export const revive = (list: readonly Outgoing[]): readonly Outgoing[] =>
  list.map((entry) => (entry.state === 'sending' ? { ...entry, state: 'failed' } : entry));
