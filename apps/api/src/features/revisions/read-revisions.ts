import type { Revision } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { cutPage } from '../../platform/http/cut-page.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { presentRevision } from './presenter.ts';
import { findRevision, findRevisions } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

/**
 * Earlier texts, oldest first, each with who replaced it and when; the texts themselves are read one by one. Whether they
 * may be seen is the caller's question.
 */
export async function readRevisions(db: Database, entityId: string, { cursor, limit }: Page) {
  const after = cursor && /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
  const rows = await findRevisions(db, entityId, after, limit + 1);
  const { items, more } = cutPage(rows, limit, (row) => presentRevision({ ...row, body: '' }));
  return { items, nextCursor: more ? String(items.at(-1)?.number) : null };
}

/** One earlier text whole. Throws NOT_FOUND. */
export async function readRevision(db: Database, entityId: string, number: number): Promise<Revision> {
  const row = await findRevision(db, entityId, number);
  if (!row) throw notFound('That earlier text');
  return presentRevision(row);
}
