import type { ManagedAnnouncement } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { presentManaged } from '../presenter.ts';
import { countSorts, findManaged, readManaged, type Sort } from './repository.ts';

type Query = { cursor?: string | undefined; limit: number; show?: Sort | undefined };

/** All announcements, or those of one sort, and how many there are of each. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listManaged(ctx: MemberCtx, { cursor, limit, show }: Query) {
  const rows = await readManaged(ctx.db, show ?? null, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, presentManaged);
  const last = rows[items.length - 1];
  const nextCursor = more && last ? writeTimePlace(last.at.toISOString(), last.id) : null;
  return { items, nextCursor, counts: await countSorts(ctx.db) };
}

/** An announcement in any state. Throws NOT_FOUND. */
export async function readManagedOne(ctx: MemberCtx, id: string): Promise<ManagedAnnouncement> {
  const row = await findManaged(ctx.db, id);
  if (!row) throw notFound('That announcement');
  return presentManaged(row);
}
