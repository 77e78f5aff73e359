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

/** Pure changes of the list. */
export const withState = (
  list: readonly Outgoing[],
  id: string,
  state: Outgoing['state'],
  failure?: Outgoing['failure'],
): readonly Outgoing[] => list.map((entry) => (entry.id === id ? { ...entry, state, failure } : entry));

export const withoutEntry = (list: readonly Outgoing[], id: string): readonly Outgoing[] =>
  list.some((entry) => entry.id === id) ? list.filter((entry) => entry.id !== id) : list;

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

/** What an earlier page of this tab left behind. */
export function revive(text: string | null): readonly Outgoing[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter(isEntry).map((entry) => (entry.state === 'sending' ? { ...entry, state: 'failed' } : entry));
  } catch {
    return [];
  }
}
