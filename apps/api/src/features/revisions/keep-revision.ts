import { uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import { findNewest, findRemoved, forgetMiddle } from './repository.ts';

type Earlier = { entityId: string; title: string | null; body: string; editorId: string };

/** Edits of one editor within so long of each other are one change of the text. */
const ONE_CHANGE_MS = 60_000;
const MOST_KEPT = 100;

/**
 * Keeps the text an edit replaces; the entity's row is locked by the caller, so numbers run on and never come back. Of several edits of one
 * editor within a minute, nobody else's between them, only the text before the first is kept. Beyond a hundred the first
 * text and the newest stay.
 */
export async function keepRevision(tx: Tx, { entityId, title, body, editorId }: Earlier): Promise<void> {
  const newest = await findNewest(tx, entityId);
  if (newest?.editorId === editorId && Date.now() - newest.at.getTime() < ONE_CHANGE_MS) return;
  const number = Math.max(newest?.number ?? 0, await findRemoved(tx, entityId)) + 1;
  await tx.db.revision.create({ data: { id: uuidv7(), entityId, number, title, body, editorId } });
  if (number > MOST_KEPT) await forgetMiddle(tx, entityId, MOST_KEPT);
}
