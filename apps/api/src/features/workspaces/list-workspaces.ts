import { z } from 'zod';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readPlace, writePlace } from '../../platform/http/place.ts';
import { presentWorkspace } from './presenter.ts';
import { readOwnWorkspaces } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number; slug?: string | undefined };

/** Where the page before ended: at this workspace. */
const placeSchema = z.tuple([z.uuid()]);

/** The workspaces the member is in, by name. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listWorkspaces(ctx: MemberCtx, { cursor, limit, slug }: Page) {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor)[0];
  const { value, positions } = await readOwnWorkspaces(ctx.db, ctx.actor.id, { after, slug, limit: limit + 1 });
  const { items, more } = cutPage(value, limit, (row) => presentWorkspace(row, row.role));
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writePlace([last.id]) : null, positions };
}
