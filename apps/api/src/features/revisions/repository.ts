import type { Database } from '@tidings/db';
import type { RevisionRow } from './presenter.ts';

/** Earlier texts of an entity, oldest first; at most 500. */
export async function findRevisions(db: Database, entityId: string): Promise<RevisionRow[]> {
  const { rows } = await db.pool.query<RevisionRow>({
    name: 'revisions',
    text: `SELECT id, number, title, body, person(editor_id) AS editor, at FROM revision
           WHERE entity_id = $1 ORDER BY number LIMIT 500`,
    values: [entityId],
  });
  return rows;
}
