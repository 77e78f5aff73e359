import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { readItems } from './repository.ts';

/** What the member has watched, the last added first. */
export async function listItems(ctx: MemberCtx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = readTimePlace(cursor, 'newest first');
  const { value, positions } = await readItems(ctx.db, ctx.actor.id, after, limit + 1);
  const { items, more } = cutPage(value, limit, (item) => item);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.addedAt, last.id) : null, positions };
}
