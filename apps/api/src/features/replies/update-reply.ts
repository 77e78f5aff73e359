import type { Tx } from '../../platform/events/log/tx.ts';
import { type CauseOf, fact } from '../../platform/kernel/facts.ts';
import type { TakenReply } from './presenter.ts';

type Changes = Partial<Pick<TakenReply, 'body' | 'status' | 'editedAt' | 'editedByStaff' | 'deletedAt'>>;

/** Writes what changed of a reply; the event is the caller's. */
export async function writeReply(tx: Tx, before: TakenReply, changes: Changes): Promise<TakenReply> {
  await tx.db.reply.update({ where: { id: before.id }, data: { ...changes, version: { increment: 1 } } });
  return { ...before, ...changes, version: before.version + 1 };
}

/** Edited, hidden or shown: the same reply in the same place. */
export async function updateReply(
  tx: Tx,
  before: TakenReply,
  changes: Changes,
  cause: CauseOf<'reply.updated'>,
): Promise<TakenReply> {
  const reply = await writeReply(tx, before, changes);
  tx.append(fact('reply.updated', { cause, reply }));
  return reply;
}

/** Hides the text: no earlier event shows it any more. */
export function hideReply(tx: Tx, before: TakenReply): Promise<TakenReply> {
  tx.redact(before.id);
  return updateReply(tx, before, { status: 'hidden' }, 'hidden');
}

/** Takes a reply away; its number is never used again. */
export async function removeReply(tx: Tx, before: TakenReply): Promise<TakenReply> {
  const reply = await writeReply(tx, before, { deletedAt: new Date() });
  tx.redact(reply.id);
  tx.append(fact('reply.deleted', { cause: 'deleted', reply }));
  return reply;
}
