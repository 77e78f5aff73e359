import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { presentDevice } from './presenter.ts';
import { readDevices } from './repository.ts';

/** The member's devices that are reached while no page is open. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listDevices(ctx: MemberCtx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const { id: userId, sessionId } = ctx.actor;
  const rows = await readDevices(ctx.db, userId, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, (row) => presentDevice(row, sessionId));
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}
