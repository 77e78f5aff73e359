import type { Revision } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { presentRevision } from './presenter.ts';
import { findRevisions } from './repository.ts';

/** Earlier texts, oldest first, each with who replaced it and when. Whether they may be seen is the caller's question. */
export async function readRevisions(db: Database, entityId: string): Promise<{ items: Revision[]; nextCursor: null }> {
  const rows = await findRevisions(db, entityId);
  return { items: rows.map(presentRevision), nextCursor: null };
}
