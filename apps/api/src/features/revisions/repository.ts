import type { Database } from '@tidings/db';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { RevisionRow } from './presenter.ts';

const columns = `id, number, title, person(editor_id) AS editor, at`;

/** Earlier texts of an entity above a number, oldest first, without the texts themselves. */
export async function findRevisions(
  db: Database,
  entityId: string,
  after: number,
  limit: number,
): Promise<Omit<RevisionRow, 'body'>[]> {
  const { rows } = await db.pool.query<Omit<RevisionRow, 'body'>>({
    name: 'revisions',
    text: `SELECT ${columns} FROM revision WHERE entity_id = $1 AND number > $2 ORDER BY number LIMIT $3`,
    values: [entityId, after, limit],
  });
  return rows;
}

/** One earlier text of an entity, or null. */
export async function findRevision(db: Database, entityId: string, number: number): Promise<RevisionRow | null> {
  const { rows } = await db.pool.query<RevisionRow>({
    name: 'revision',
    text: `SELECT ${columns}, body FROM revision WHERE entity_id = $1 AND number = $2`,
    values: [entityId, number],
  });
  return rows[0] ?? null;
}

/** The last that was kept of an entity, as this transaction has made it, or null. */
export const findNewest = (tx: Tx, entityId: string) =>
  tx.db.revision.findFirst({
    where: { entityId },
    orderBy: { number: 'desc' },
    select: { number: true, editorId: true, at: true },
  });

/** The highest number of an entity's earlier texts that was removed; 0 when none was. */
export async function findRemoved(tx: Tx, entityId: string): Promise<number> {
  return (await tx.db.removedRevision.findUnique({ where: { entityId } }))?.number ?? 0;
}

/** Removes an earlier text and keeps its number from being given again; false when there is none. */
export async function remove(tx: Tx, entityId: string, id: string): Promise<boolean> {
  const found = await tx.db.$executeRaw`
    WITH gone AS (DELETE FROM revision WHERE id = ${id}::uuid AND entity_id = ${entityId}::uuid RETURNING entity_id, number)
    INSERT INTO removed_revision AS r (entity_id, number) SELECT entity_id, number FROM gone
    ON CONFLICT (entity_id) DO UPDATE SET number = greatest(r.number, excluded.number)`;
  return found > 0;
}

/** Leaves so many earlier texts of an entity: the first one and the newest. */
export const forgetMiddle = (tx: Tx, entityId: string, kept: number): Promise<number> =>
  tx.db.$executeRaw`
    DELETE FROM revision WHERE entity_id = ${entityId}::uuid AND number > (SELECT min(number) FROM revision WHERE entity_id = ${entityId}::uuid)
      AND number <= (SELECT number FROM revision WHERE entity_id = ${entityId}::uuid ORDER BY number DESC OFFSET ${kept - 1} LIMIT 1)`;
