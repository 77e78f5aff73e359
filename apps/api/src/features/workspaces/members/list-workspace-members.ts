import type { TenantCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { presentWorkspaceMember } from '../presenter.ts';
import { readMembers } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

/** Who is in the workspace, in the order they came. */
export async function listWorkspaceMembers({ db, tenant }: TenantCtx, { cursor, limit }: Page) {
  const after = readTimePlace(cursor, 'oldest first');
  const { value, positions } = await readMembers(db, tenant.workspaceId, after, limit + 1);
  const { items, more } = cutPage(value, limit, presentWorkspaceMember);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.joinedAt, last.person.id) : null, positions };
}
