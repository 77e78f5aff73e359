import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { asManager } from './may-manage.ts';
import { presentKey } from './presenter.ts';
import { readKeys } from './repository.ts';

type Query = { cursor?: string | undefined; limit: number; workspaceId?: string | undefined };

/** The API keys of a workspace or of none, the newest first. Throws FORBIDDEN, NOT_FOUND, BAD_REQUEST for a cursor that is not ours. */
export async function listKeys(ctx: MemberCtx, { cursor, limit, workspaceId }: Query) {
  const bound: string | null = workspaceId ?? null;
  await asManager(ctx, bound);
  const rows = await readKeys(ctx.db, readTimePlace(cursor, 'newest first'), limit + 1, bound);
  const { items, more } = cutPage(rows, limit, presentKey);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}
