import { importanceSchema } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { placeInstantSchema, readPlace, writePlace } from '../../platform/http/place.ts';
import { presentShown } from './presenter.ts';
import { readShown } from './repository.ts';

const placeSchema = z
  .tuple([importanceSchema, placeInstantSchema, z.uuid()])
  .transform(([importance, at, id]) => ({ importance, at, id }));

/** What is out for the member, the most important first, then the newest. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listAnnouncements(
  ctx: MemberCtx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor);
  const { rows, positions } = await readShown(ctx.db, ctx.actor.id, after, limit + 1);
  const { items, more } = cutPage(rows, limit, presentShown);
  const last = items.at(-1);
  const nextCursor = more && last ? writePlace([last.importance, last.publishedAt, last.id]) : null;
  return { items, nextCursor, positions };
}
