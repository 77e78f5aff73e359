import type { AlertSource, IngestAnswer, IngestInput, IngestItem, IngestResult } from '@tidings/contracts';
import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { type NewAlert, type Publishing, publishIn, type Wanted } from '../publish/publish-alert.ts';
import { readItem } from './read-item.ts';
import { recipientsOf, type To } from './recipients.ts';
import type { IngestSecrets } from './secrets.ts';
import { isSigned, type Signed, signedHeaders } from './signature.ts';

/** Alerts that one request publishes at most, over all its findings and members. */
const ALERTS_MAX = 200;
type Ready = { found: readonly NewAlert[]; to: readonly To[] };

const unsigned = () => new TidingsError('SIGNATURE_INVALID', 'The signature does not fit.');

/** Who says to be a source is one: the headers are there, of now, and fit the bytes that came. Throws SIGNATURE_INVALID. */
export async function assertSigned(
  source: AlertSource,
  { headers, rawBody }: Pick<FastifyRequest, 'headers' | 'rawBody'>,
  secrets: IngestSecrets,
): Promise<Signed> {
  const signed = signedHeaders(headers);
  const secret = await secrets.find(source);
  if (!signed || !secret || !rawBody || !isSigned(secret, signed, rawBody)) throw unsigned();
  return signed;
}

const refusal = (error: unknown): IngestResult => {
  if (!(error instanceof TidingsError)) throw error;
  return { alerts: [], created: 0, error: { code: error.code, message: error.message } };
};

async function makeReady(ctx: Ctx, source: AlertSource, item: IngestItem, pepper: Buffer): Promise<Ready> {
  const found = readItem(source, item).map((one) => ({ source, ...one }));
  return { found, to: await recipientsOf(ctx.db, item, pepper) };
}

const wantedOf = ({ found, to }: Ready): Wanted[] =>
  found.flatMap((alert) =>
    to.map(({ ownerId, withUserIds, monitoredId }) => ({ ownerId, alert: { ...alert, monitoredId }, withUserIds })),
  );

/** Publishes all of it in statements that take all, and answers each finding. */
async function publishReady(tx: Tx, all: readonly (Ready | IngestResult)[], on: Publishing): Promise<IngestResult[]> {
  const wanted = all.map((one) => ('to' in one ? wantedOf(one) : []));
  const published = await publishIn(tx, wanted.flat(), on);
  let from = 0;
  return all.map((one, at) => {
    if (!('to' in one)) return one;
    const own = published.slice(from, from + (wanted[at]?.length ?? 0));
    from += own.length;
    return { alerts: own.map(({ id }) => id), created: own.filter(({ created }) => created).length, error: null };
  });
}

async function assertFirst(tx: Tx, source: AlertSource, requestId: string): Promise<void> {
  const { count } = await tx.db.ingestReceipt.createMany({ data: [{ source, requestId }], skipDuplicates: true });
  if (count === 0) throw new TidingsError('REPLAYED', 'This was taken before.');
}

/**
 * Takes what a source found. The whole request is taken at once or not at all, so that one that failed can be sent again under its id; an
 * item that does not fit fails alone. Throws REPLAYED, and VALIDATION_FAILED where it is too much for one request.
 */
export async function ingest(
  ctx: Ctx,
  source: AlertSource,
  { findings }: IngestInput,
  { id: requestId }: Signed,
  on: Omit<Publishing, 'correlationId'>,
): Promise<IngestAnswer> {
  const ready: (Ready | IngestResult)[] = [];
  for (const item of findings) ready.push(await makeReady(ctx, source, item, on.pepper).catch(refusal));
  const many = ready.reduce((sum, one) => sum + ('to' in one ? one.to.length * one.found.length : 0), 0);
  if (many > ALERTS_MAX)
    throw new TidingsError(
      'VALIDATION_FAILED',
      `This is about ${many} members; send findings about ${ALERTS_MAX} at most at once.`,
    );
  const { correlationId } = ctx;
  const { value } = await ctx.events.transact({ actor: null, correlationId, idempotency: null }, async (tx) => {
    await assertFirst(tx, source, requestId);
    return publishReady(tx, ready, { ...on, correlationId });
  });
  return { results: value };
}
