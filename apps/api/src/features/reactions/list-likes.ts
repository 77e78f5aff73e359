import { z } from 'zod';
import type { Ctx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { FIRST_ID, readPlace, writePlace } from '../../platform/http/place.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { findTarget, readFans } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

const placeSchema = z.tuple([z.uuid()]);

/** Who likes what the viewer may read, hidden or not. Throws NOT_FOUND, and BAD_REQUEST for a cursor that is not ours. */
export async function listLikes(ctx: Ctx, targetType: 'topic' | 'reply', targetId: string, { cursor, limit }: Page) {
  const [after] = cursor === undefined ? [FIRST_ID] : readPlace(placeSchema, cursor);
  if (!(await findTarget(ctx.db, ctx.actor?.id ?? null, targetType, targetId))) {
    throw notFound(targetType === 'topic' ? 'That topic' : 'That reply');
  }
  const fans = await readFans(ctx.db, targetId, after, limit + 1);
  const { items, more } = cutPage(fans, limit, (person) => person);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writePlace([last.id]) : null };
}
