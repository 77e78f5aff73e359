import type { Role } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';
import { canModerate, whyNotSpeak } from '../identity/index.ts';
import { remove } from './repository.ts';

/** The author may, in a locked topic too, and staff of no lower rank. Nobody while silenced. */
export const whyNotRemoveRevision = (actor: Actor, of: { authorId: string; author: { role: Role } }): WhyNot =>
  of.authorId === actor.id || canModerate(actor, of.author) ? whyNotSpeak(actor) : 'FORBIDDEN';

/**
 * Removes an earlier text, from what is replayed as well: the caller states the entity as it is now in the same
 * transaction. The entity's row is locked. Throws NOT_FOUND.
 */
export async function removeRevision(tx: Tx, entityId: string, revisionId: string): Promise<void> {
  if (!(await remove(tx, entityId, revisionId))) throw notFound('That earlier text');
  tx.redact(entityId);
}
