import type { Revision } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readNumberPlace, writeNumberPlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { presentRevision } from './presenter.ts';
import { findRevision, findRevisions } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

/**
 * Earlier texts, oldest first, each with who replaced it and when; the texts themselves are read one by one. Whether they
 * may be seen is the caller's question. Throws BAD_REQUEST for a cursor that is not ours.
 */
export async function readRevisions(db: Database, entityId: string, { cursor, limit }: Page) {
  const after = cursor === undefined ? 0 : readNumberPlace(cursor).number;
  const rows = await findRevisions(db, entityId, after, limit + 1);
  const { items, more } = cutPage(rows, limit, (row) => presentRevision({ ...row, body: '' }));
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeNumberPlace(last.number) : null };
}

/** One earlier text whole. Throws NOT_FOUND. */
export async function readRevision(db: Database, entityId: string, number: number): Promise<Revision> {
  const row = await findRevision(db, entityId, number);
  if (!row) throw notFound('That earlier text');
  return presentRevision(row);
}
