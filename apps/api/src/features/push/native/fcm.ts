import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Message, retryAfterOf, type Sender, type Sent } from '../message/sender.ts';
import { topicOf } from '../message/topic.ts';
import { type Http2Answer, Http2Client } from './http2-client.ts';

const credentialsSchema = z.object({
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });
const errorSchema = z.object({
  error: z.object({
    details: z
      .array(
        z.looseObject({
          errorCode: z.string().optional(),
          fieldViolations: z.array(z.object({ field: z.string() })).optional(),
        }),
      )
      .default([]),
  }),
});

const EARLY_MS = 60_000;

/** Firebase Cloud Messaging, HTTP v1. `credentials`: the JSON file of a service account. Throws an Error when it cannot be read. */
export function fcmSender({ credentials, url }: { credentials: string; url: string }, timeoutMs: number): Sender {
  const account = credentialsSchema.parse(JSON.parse(readFileSync(credentials, 'utf8')));
  const tokenUrl = new URL(account.token_uri);
  const tokens = new Http2Client(tokenUrl.origin, timeoutMs);
  const client = new Http2Client(new URL(url).origin, timeoutMs);
  let known: { token: string; until: number } | null = null;

  async function accessToken(): Promise<string> {
    if (known && known.until > Date.now()) return known.token;
    const form = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertionOf(account, Math.floor(Date.now() / 1000)),
    });
    const answer = await tokens.post(
      tokenUrl.pathname,
      { 'content-type': 'application/x-www-form-urlencoded' },
      String(form),
    );
    if (answer.status !== 200) throw new Error(`Google answered ${answer.status} to the service account.`);
    const { access_token: token, expires_in: seconds } = tokenSchema.parse(JSON.parse(answer.body));
    known = { token, until: Date.now() + seconds * 1000 - EARLY_MS };
    return token;
  }

  async function attempt(address: string, message: Message): Promise<Http2Answer> {
    const headers = { authorization: `Bearer ${await accessToken()}`, 'content-type': 'application/json' };
    return client.post(`/v1/projects/${account.project_id}/messages:send`, headers, bodyOf(address, message));
  }

  return {
    placeOf: () => url,
    async send({ address }, message) {
      let answer = await attempt(address, message);
      if (answer.status === 401) {
        known = null;
        answer = await attempt(address, message);
      }
      return sentBy(answer);
    },
    close() {
      tokens.close();
      client.close();
    },
  };
}

const urgent: readonly string[] = ['high', 'normal'];

const bodyOf = (token: string, { tag, urgency, ttlSeconds, data, shown }: Message): string =>
  JSON.stringify({
    message: {
      token,
      data: { tidings: JSON.stringify(data) },
      ...(shown && { notification: { title: shown.title, body: shown.body } }),
      android: {
        priority: urgent.includes(urgency) ? 'HIGH' : 'NORMAL',
        ttl: `${ttlSeconds}s`,
        collapse_key: topicOf(tag),
        ...(shown && { notification: { tag, notification_count: shown.unread } }),
      },
    },
  });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function assertionOf(account: z.infer<typeof credentialsSchema>, now: number): string {
  const claims = {
    iss: account.client_email,
    scope: 'https://www.googleapis.com/auth/firebase.messaging',
    aud: account.token_uri,
    iat: now,
    exp: now + 3600,
  };
  const head = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(account.private_key, 'base64url')}`;
}

/** What says that this token is of no device, or of another project's. */
const gone: readonly string[] = ['UNREGISTERED', 'SENDER_ID_MISMATCH'];

function sentBy({ status, headers, body }: Http2Answer): Sent {
  if (status === 200) return { outcome: 'sent', status, retryAfterMs: null };
  const details = detailsIn(body);
  const isGone = details.some(
    ({ errorCode, fieldViolations = [] }) =>
      gone.includes(errorCode ?? '') || fieldViolations.some(({ field }) => field === 'message.token'),
  );
  const outcome = isGone || status === 404 ? 'retired' : 'failed';
  return { outcome, status, retryAfterMs: retryAfterOf(headers['retry-after']) };
}

function detailsIn(body: string): z.infer<typeof errorSchema>['error']['details'] {
  try {
    return errorSchema.parse(JSON.parse(body)).error.details;
  } catch {
    return [];
  }
}
