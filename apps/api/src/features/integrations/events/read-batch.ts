import { createHash } from 'node:crypto';
import { type BatchedEvent, batchedEventSchema, DETAILS_MAX, type EventRefusal } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { findRecipients, idsOf } from '../recipients.ts';
import { type Read, readEvent } from './read-event.ts';

/** What is answered to one of a batch that is refused. */
export type Refused = { error: EventRefusal };

/** One of a batch that may be published: `hash` says whether another with its key is the same. */
export type Item = Read & { key: string; hash: string; to: string[]; priority: BatchedEvent['priority'] };

/** What one of a batch is answered that is refused. Throws what is no refusal. */
export function refusalOfItem(error: unknown): Refused {
  if (!(error instanceof TidingsError) || error.status >= 500) throw error;
  const { code, message, details } = error;
  return { error: { code, message, ...(details && { details: details.slice(0, DETAILS_MAX) }) } };
}

function parse(value: unknown): BatchedEvent {
  const parsed = batchedEventSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new TidingsError('VALIDATION_FAILED', details[0]?.message ?? 'The event is not valid.', { details });
}

const attempt = <T>(work: () => T): T | Refused => {
  try {
    return work();
  } catch (error) {
    return refusalOfItem(error);
  }
};
const isRefused = (value: object): value is Refused => 'error' in value;

/** Reads a batch one by one; whom all of them name is found by one statement. */
export async function readBatch(db: Database, events: readonly unknown[]): Promise<(Item | Refused)[]> {
  const parsed = events.map((event) => attempt(() => parse(event)));
  const found = await findRecipients(
    db,
    parsed.flatMap((event) => (isRefused(event) ? [] : event.recipients)),
  );
  return parsed.map((event) => {
    if (isRefused(event)) return event;
    const { idempotencyKey: key, recipients, priority, ...rest } = event;
    return attempt(() => {
      const read = readEvent(rest);
      const to = idsOf(found, recipients);
      const hash = createHash('sha256')
        .update(JSON.stringify([read, to, priority]))
        .digest('hex');
      return { key, hash, to, priority, ...read };
    });
  });
}
