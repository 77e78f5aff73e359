import { z } from 'zod';
import type { TenantCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { FIRST_ID, readPlace, writePlace } from '../../../platform/http/place.ts';
import { presentChannel, readChannels } from '../repository.ts';

const placeSchema = z.tuple([z.uuid()]);

/** The channels and direct messages who asks may read, the oldest first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listChannels(ctx: TenantCtx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const after = cursor === undefined ? FIRST_ID : readPlace(placeSchema, cursor)[0];
  const { value, positions } = await readChannels(ctx.db, ctx.tenant.workspaceId, ctx.actor.id, after, limit + 1);
  const { items, more } = cutPage(value, limit, presentChannel);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writePlace([last.id]) : null, positions };
}
