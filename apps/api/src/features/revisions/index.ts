import type { Revision } from '@tidings/contracts';
import { type Database, uuidv7 } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';

type Earlier = { entityId: string; title: string | null; body: string; editorId: string };

/** Keeps the text an edit replaces; the entity's row is locked by the caller, so numbers run on. */
export async function keepRevision(tx: Tx, { entityId, title, body, editorId }: Earlier): Promise<void> {
  const number = (await tx.db.revision.count({ where: { entityId } })) + 1;
  await tx.db.revision.create({ data: { id: uuidv7(), entityId, number, title, body, editorId } });
}

/** Earlier texts, oldest first, each with who replaced it and when. Whether they may be seen is the caller's question. */
export async function readRevisions(db: Database, entityId: string): Promise<{ items: Revision[]; nextCursor: null }> {
  const { rows } = await db.pool.query<RevisionRow>({
    name: 'revisions',
    text: `SELECT id, number, title, body, person(editor_id) AS editor, at FROM revision
           WHERE entity_id = $1 ORDER BY number LIMIT 500`,
    values: [entityId],
  });
  return { items: rows.map(presentRevision), nextCursor: null };
}

type RevisionRow = Omit<Revision, 'at'> & { at: Date };

const presentRevision = (row: RevisionRow): Revision => ({
  id: row.id,
  number: row.number,
  title: row.title,
  body: row.body,
  editor: row.editor,
  at: row.at.toISOString(),
});
