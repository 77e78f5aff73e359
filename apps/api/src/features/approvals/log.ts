import { uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { Doer } from './facts.ts';

/** What is written down of an approval. */
export type Action =
  | 'asked'
  | 'edited'
  | 'approved'
  | 'rejected'
  | 'held'
  | 'undone'
  | 'commented'
  | 'ended'
  | 'expired'
  | 'cancelled'
  | 'deleted';

type Entry = { workspaceId: string; approvalId: string; action: Action; by: Doer; comment?: string | null; at?: Date };

export const tidings: Doer = { kind: 'system', id: null, name: 'Tidings' };

/** Writes down who did what, in the transaction that does it. Answers the id of the entry. */
export async function record(
  tx: Tx,
  correlationId: string,
  { workspaceId, approvalId, action, by, comment = null, at }: Entry,
): Promise<string> {
  const id = uuidv7();
  await tx.db.approvalAct.create({
    data: {
      ...{ id, workspaceId, approvalId, action, comment, correlationId },
      ...{ actorKind: by.kind, actorId: by.id, actorName: by.name },
      ...(at && { at }),
    },
  });
  return id;
}
