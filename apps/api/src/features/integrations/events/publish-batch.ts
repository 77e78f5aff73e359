import type { BatchAnswer, BatchedResult, Published } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { KeyCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { type Item, readBatch, refusalOfItem } from './read-batch.ts';

type Claimed = Record<string, { state: 'new' | 'replayed' | 'mismatch'; body?: Published }>;
const mismatch = () =>
  refusalOfItem(new TidingsError('IDEMPOTENCY_MISMATCH', 'This key was used for another event or request.'));

/** Claims the keys of these for the key that asks, with what each is answered. */
async function claim(tx: Tx, principal: string, items: ReadonlyMap<string, Item & Published>): Promise<Claimed> {
  const asked = [...items.values()].map(({ key, hash, id }) => ({ key, hash, status: 202, body: { id } }));
  const rows = await tx.db.$queryRaw<{ r: Claimed }[]>`
    SELECT claim_idempotencies(${principal}::uuid, ${JSON.stringify(asked)}::jsonb) AS r`;
  return rows[0]?.r ?? {};
}

/** Publishes many events in one transaction: what is refused fails alone, what was sent before is answered as it was. */
export async function publishBatch(ctx: KeyCtx, events: readonly unknown[]): Promise<BatchAnswer> {
  const read = await readBatch(ctx.db, events);
  const items = new Map<string, Item & Published>();
  for (const item of read)
    if (!('error' in item) && !items.has(item.key)) items.set(item.key, { ...item, id: uuidv7() });
  const { id: keyId, name } = ctx.integration;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    const claimed = items.size > 0 ? await claim(tx, keyId, items) : {};
    for (const { key, hash: _, ...item } of items.values()) {
      if (claimed[key]?.state !== 'new') continue;
      tx.append(fact('integration-event.published', { cause: 'published', ...item, by: { id: keyId, name } }));
    }
    const results = read.map((item): BatchedResult => {
      if ('error' in item) return item;
      const first = items.get(item.key);
      const { state, body } = claimed[item.key] ?? {};
      // The same key twice in one batch: the same event, or a mistake.
      if (!first || first.hash !== item.hash || state === 'mismatch') return mismatch();
      return state === 'replayed' && body ? body : { id: first.id };
    });
    tx.answer({ status: 200, body: { results } });
    return { results };
  });
  return value;
}
