import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { presentKey } from './presenter.ts';
import { readKeys } from './repository.ts';

type Query = { cursor?: string | undefined; limit: number };

/** The API keys, the newest first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listKeys({ db }: MemberCtx, { cursor, limit }: Query) {
  const rows = await readKeys(db, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, presentKey);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}
