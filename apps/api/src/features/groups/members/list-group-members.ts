import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { presentMember } from '../presenter.ts';
import { readMembers } from '../repository.ts';
import { visibleGroup } from './membership.ts';

type Page = { cursor?: string | undefined; limit: number };

/** Who is in a group the member may see, in the order they came. Throws NOT_FOUND. */
export async function listGroupMembers(ctx: MemberCtx, id: string, query: Page) {
  await visibleGroup(ctx, id);
  const rows = await readMembers(ctx.db, id, readTimePlace(query.cursor, 'oldest first'), query.limit + 1);
  const { items, more } = cutPage(rows, query.limit, presentMember);
  const last = items.at(-1);
  return {
    items,
    nextCursor: more && last ? writeTimePlace(last.joinedAt, last.person.id) : null,
  };
}
