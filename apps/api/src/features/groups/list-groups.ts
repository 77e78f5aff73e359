import type { Group } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readPlace, writePlace } from '../../platform/http/place.ts';
import { canSeeEveryGroup } from './policy.ts';
import { presentGroup } from './presenter.ts';
import { readGroups } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number; state: 'active' | 'archived'; slug?: string | undefined };
type Groups = { items: Group[]; nextCursor: string | null };

/** The groups the member may see: their own first, then the others, by name. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listGroups(ctx: MemberCtx, { cursor, limit, state, slug }: Page): Promise<Groups> {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor);
  const seesAll = canSeeEveryGroup(ctx.actor);
  const which = slug === undefined ? { archived: state === 'archived' } : { slug };
  const rows = await readGroups(ctx.db, ctx.actor.id, seesAll, which, after, limit + 1);
  const { items, more } = cutPage(rows, limit, presentGroup);
  const last = rows[items.length - 1];
  return { items, nextCursor: more && last ? writePlace([last.role === null, last.id]) : null };
}

/** Where the page before ended. The name is looked up, so that it may be of any length. */
const placeSchema = z.tuple([z.boolean(), z.uuid()]).transform(([others, id]) => ({ others, id }));
