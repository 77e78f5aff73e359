import type { DeliveryDetail, DeliveryQuery } from '@tidings/contracts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { notFound } from '../../../platform/kernel/errors.ts';
import { asManager, asManagerOf } from '../may-manage.ts';
import { presentDelivery, presentDetail, presentWebhook } from '../presenter.ts';
import { findDelivery, isWebhook, readDeliveries, readWebhooks } from './repository.ts';

type Query = { cursor?: string | undefined; limit: number; workspaceId?: string | undefined };

/** The webhooks of the forum or of a workspace, the newest first. Throws FORBIDDEN, NOT_FOUND, BAD_REQUEST for a cursor that is not ours. */
export async function listWebhooks(asker: MemberCtx, { cursor, limit, workspaceId }: Query) {
  const bound: string | null = workspaceId ?? null;
  const { db } = await asManager(asker, bound);
  const rows = await readWebhooks(db, bound, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, presentWebhook);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** What was sent to a webhook, the newest first. Throws FORBIDDEN, NOT_FOUND, BAD_REQUEST. */
export async function listDeliveries(asker: MemberCtx, webhookId: string, { cursor, limit, state }: DeliveryQuery) {
  const { db } = await asManagerOf(asker, webhookId);
  if (!(await isWebhook(db, webhookId))) throw notFound('That webhook');
  const place = readTimePlace(cursor, 'newest first');
  const rows = await readDeliveries(db, { webhookId, state: state ?? null }, place, limit + 1);
  const { items, more } = cutPage(rows, limit, presentDelivery);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** A delivery with what was sent and what came back. Throws FORBIDDEN, NOT_FOUND. */
export async function readDelivery(asker: MemberCtx, webhookId: string, id: string): Promise<DeliveryDetail> {
  const { db } = await asManagerOf(asker, webhookId);
  const row = await findDelivery(db, webhookId, id);
  if (!row) throw notFound('That delivery');
  return presentDetail(row);
}
