import type { PublishEvent, Published } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { KeyCtx } from '../../../platform/context/context.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { findRecipients, idsOf } from '../recipients.ts';
import { readEvent } from './read-event.ts';

/** Notifies members of what another system says. Throws UNSUPPORTED, VALIDATION_FAILED, UNKNOWN_RECIPIENTS. */
export async function publishEvent(ctx: KeyCtx, { recipients, priority, ...input }: PublishEvent): Promise<Published> {
  const read = readEvent(input);
  const to = idsOf(await findRecipients(ctx.db, recipients), recipients);
  const { id: keyId, name } = ctx.integration;
  const id = uuidv7();
  await ctx.events.transact(ctx, async (tx) => {
    const by = { id: keyId, name };
    tx.append(fact('integration-event.published', { cause: 'published', id, ...read, to, by, priority }));
    tx.answer({ status: 202, body: { id } });
  });
  return { id };
}
