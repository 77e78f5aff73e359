import type { Group } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { canSeeEveryGroup } from './policy.ts';
import { presentGroup } from './presenter.ts';
import { type GroupPlace, readGroups } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };
type Groups = { items: Group[]; nextCursor: string | null };

/** The groups the member may see: their own first, then the others, by name. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listGroups(ctx: MemberCtx, { cursor, limit }: Page): Promise<Groups> {
  const rows = await readGroups(ctx.db, ctx.actor.id, canSeeEveryGroup(ctx.actor), readPlace(cursor), limit + 1);
  const { items, more } = cutPage(rows, limit, presentGroup);
  const last = rows[items.length - 1];
  const place = last && { others: last.role === null, id: last.id };
  return { items, nextCursor: more && place ? writePlace(place) : null };
}

const placeSchema = z.tuple([z.boolean(), z.uuid()]);

/** The opaque cursor of the list: where the page before ended. The name is looked up, so that it may be of any length. */
const writePlace = ({ others, id }: GroupPlace): string =>
  Buffer.from(JSON.stringify([others, id])).toString('base64url');

function readPlace(cursor: string | undefined): GroupPlace | null {
  if (cursor === undefined) return null;
  try {
    const [others, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { others, id };
  } catch {
    throw new TidingsError('BAD_REQUEST', 'The cursor cannot be read. Start again without it.');
  }
}
