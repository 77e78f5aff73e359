import { z } from 'zod';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { placeInstantSchema, readPlace, writePlace } from '../../platform/http/place.ts';
import { presentNamedMute } from './presenter.ts';
import { readMutes } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

const placeSchema = z
  .tuple([placeInstantSchema, z.string().max(16), z.string().max(64)])
  .transform(([at, targetType, target]) => ({ at, targetType, target }));

/** What the member muted and has not ended, the last one first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listMutes(ctx: MemberCtx, { cursor, limit }: Page) {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor);
  const { value, positions } = await readMutes(ctx.db, ctx.actor.id, after, limit + 1);
  const { items, more } = cutPage(value, limit, presentNamedMute);
  const last = items.at(-1);
  const nextCursor = more && last ? writePlace([last.createdAt, last.targetType, last.targetId]) : null;
  return { items, nextCursor, positions };
}
