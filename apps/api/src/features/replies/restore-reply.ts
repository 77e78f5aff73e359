import type { Tx } from '../../platform/events/log/tx.ts';
import { fact } from '../../platform/kernel/facts.ts';
import type { TakenReply } from './presenter.ts';
import { updateReply, writeReply } from './update-reply.ts';

/**
 * Shows a hidden or deleted reply again. Its cause is not `posted`, and consumers name their causes: nobody is notified
 * as if it were new.
 */
export async function restoreReply(tx: Tx, before: TakenReply): Promise<TakenReply> {
  if (!before.deletedAt) return updateReply(tx, before, { status: 'visible' }, 'shown');
  const reply = await writeReply(tx, before, { deletedAt: null });
  tx.append(fact('reply.created', { cause: 'restored', reply }));
  return reply;
}
