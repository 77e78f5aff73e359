import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { readBlocks } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

/** Whom the member blocks, the last one first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listBlocks(ctx: MemberCtx, { cursor, limit }: Page) {
  const { value, positions } = await readBlocks(ctx.db, ctx.actor.id, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(value, limit, (block) => block);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.blockedAt, last.person.id) : null, positions };
}
