import type { DeliveryDetail, DeliveryQuery } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { presentDelivery, presentDetail, presentWebhook } from '../presenter.ts';
import { findDelivery, readDeliveries, readWebhooks } from './repository.ts';

type Query = { cursor?: string | undefined; limit: number };

/** The webhooks, the newest first. Throws BAD_REQUEST for a cursor that is not ours. */
export async function listWebhooks({ db }: MemberCtx, { cursor, limit }: Query) {
  const rows = await readWebhooks(db, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, presentWebhook);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** What was sent to a webhook, the newest first; nothing for one that is not there. Throws BAD_REQUEST. */
export async function listDeliveries(ctx: MemberCtx, webhookId: string, { cursor, limit, state }: DeliveryQuery) {
  const place = readTimePlace(cursor, 'newest first');
  const rows = await readDeliveries(ctx.db, { webhookId, state: state ?? null }, place, limit + 1);
  const { items, more } = cutPage(rows, limit, presentDelivery);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** A delivery with what was sent and what came back. Throws NOT_FOUND. */
export async function readDelivery({ db }: MemberCtx, webhookId: string, id: string): Promise<DeliveryDetail> {
  const row = await findDelivery(db, webhookId, id);
  if (!row) throw notFound('That delivery');
  return presentDetail(row);
}
