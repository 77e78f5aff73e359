import type { AlertListQuery } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readPlace, writePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { presentAlert } from '../presenter.ts';
import { readAlert, readAlerts } from '../repository.ts';

const placeSchema = z.tuple([z.uuid()]).transform(([id]) => id);

/** The alerts of the member, the last found first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listAlerts(ctx: MemberCtx, { cursor, limit, ...filter }: AlertListQuery) {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor);
  const { value, positions } = await readAlerts(ctx.db, ctx.actor.id, filter, after, limit + 1);
  const { items, more } = cutPage(value.rows, limit, presentAlert);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writePlace([last.id]) : null, counts: value.counts, positions };
}

/** One alert. Throws NOT_FOUND for one that the member does not have. */
export async function readOneAlert(ctx: MemberCtx, id: string) {
  const { value, positions } = await readAlert(ctx.db, ctx.actor.id, id);
  if (!value) throw notFound('That alert');
  return { ...presentAlert(value), positions };
}
