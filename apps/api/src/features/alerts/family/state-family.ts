import type { Tx } from '../../../platform/events/log/tx.ts';
import { type CauseOf, fact } from '../../../platform/kernel/facts.ts';
import { viewOf } from './repository.ts';

/** States, for each of these members, what they see of families from now on, and what they lost. */
export async function stateFamily(
  tx: Tx,
  userIds: readonly string[],
  cause: CauseOf<'alert.family-changed'>,
  lost: ReadonlyMap<string, string[]> = new Map(),
): Promise<void> {
  for (const userId of [...new Set(userIds)].sort())
    tx.append(
      fact('alert.family-changed', { cause, userId, view: await viewOf(tx, userId), lost: lost.get(userId) ?? [] }),
    );
}
