import { unseal } from '../../../platform/auth/seal.ts';
import { deriveKeys } from '../../../platform/auth/secret.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { safeFetch } from '../../../platform/net/safe-fetch.ts';
import type { DueRow, Settled, WebhookSecrets } from './repository.ts';
import { nextTryMs } from './retry.ts';
import { signedHeaders } from './signature.ts';

const ANSWER_BYTES = 64 * 1024;
const ANSWER_KEPT = 2_000;
const GONE = 410;

/** The secrets a webhook's deliveries are signed with now; none where AUTH_SECRET was changed without the one before. */
export function secretsOf(webhookId: string, row: WebhookSecrets, secrets: Services['secrets']): Buffer[] {
  const keys = deriveKeys(secrets, 'webhook-secret');
  const previous = row.previousSecretUntil && row.previousSecretUntil > new Date() ? row.previousSecret : null;
  return [row.secret, previous].flatMap((sealed) => (sealed && unseal(sealed, keys, webhookId)) ?? []);
}

const kept = (body: Buffer): string => body.toString('utf8').replaceAll('\0', '').slice(0, ANSWER_KEPT).toWellFormed();

/** Sends a delivery once. Whatever is answered but 2xx is a failure, a redirect too. Never rejects. */
export async function send(
  row: DueRow,
  to: { url: string; secrets: Buffer[] },
  { config, log }: Pick<Services, 'config' | 'log'>,
): Promise<Settled> {
  const { webhookAnswer, webhookPause } = config.timings;
  const nextInMs = nextTryMs(row.tries, webhookPause);
  const failed = {
    id: row.id,
    status: null,
    answer: null,
    arrived: false,
    nextInMs,
    restMs: webhookPause,
    gone: false,
  };
  if (to.secrets.length === 0) return { ...failed, problem: 'no_secret', ms: 0 };
  const headers = {
    ...signedHeaders({ id: `msg_${row.id}`, at: new Date(), body: row.body }, to.secrets),
    ...(row.correlationId !== null && { 'x-correlation-id': row.correlationId }),
    ...{ 'content-type': 'application/json', 'user-agent': 'Tidings-Webhooks/1' },
  };
  const request = {
    method: 'POST' as const,
    headers,
    body: row.body,
    timeoutMs: webhookAnswer,
    maxBytes: ANSWER_BYTES,
  };
  const fetched = await safeFetch(to.url, request, config.outgoing);
  if ('problem' in fetched) {
    log.debug(
      { delivery: row.id, problem: fetched.problem },
      'A webhook could not be sent; trying again after a pause',
    );
    return { ...failed, ...fetched };
  }
  const { status, body, ms } = fetched;
  const arrived = status >= 200 && status < 300;
  return { ...failed, status, problem: null, answer: kept(body), ms, arrived, gone: status === GONE };
}
