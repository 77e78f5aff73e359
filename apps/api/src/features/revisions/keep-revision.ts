import { uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';

type Earlier = { entityId: string; title: string | null; body: string; editorId: string };

/** Keeps the text an edit replaces; the entity's row is locked by the caller, so numbers run on. */
export async function keepRevision(tx: Tx, { entityId, title, body, editorId }: Earlier): Promise<void> {
  const newest = await tx.db.revision.aggregate({ where: { entityId }, _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  await tx.db.revision.create({ data: { id: uuidv7(), entityId, number, title, body, editorId } });
}
