import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PushConfig } from '../../../config/push.ts';
import { type Message, retryAfterOf, type Sender, type Sent } from '../message/sender.ts';
import { topicOf } from '../message/topic.ts';
import { type Http2Answer, Http2Client } from './http2-client.ts';

/** Apple takes a token for an hour, and refuses one that is made anew more often than every 20 minutes. */
const TOKEN_MS = 50 * 60_000;
const RENEW_MS = 20 * 60_000;

/** What says that this token is of no device, or of another app's. */
const gone: readonly string[] = ['BadDeviceToken', 'DeviceTokenNotForTopic', 'Unregistered', 'ExpiredToken'];

/** Apple's push service, with token authentication. `key`: the .p8 file. Throws an Error when it cannot be read. */
export function apnsSender(config: NonNullable<PushConfig['apns']>, timeoutMs: number): Sender {
  const key = createPrivateKey(readFileSync(config.key));
  const client = new Http2Client(new URL(config.url).origin, timeoutMs);
  let known: { token: string; at: number } | null = null;

  function token(now: number): string {
    if (!known || now - known.at > TOKEN_MS) known = { token: tokenOf(config, key, now), at: now };
    return known.token;
  }
  const attempt = (address: string, message: Message) =>
    client.post(
      `/3/device/${address}`,
      { authorization: `bearer ${token(Date.now())}`, ...headersOf(config.topic, message) },
      bodyOf(message),
    );

  return {
    placeOf: () => config.url,
    async send({ address }, message) {
      let answer = await attempt(address, message);
      const isOld = answer.status === 403 && reasonIn(answer.body) === 'ExpiredProviderToken';
      if (isOld && known && Date.now() - known.at > RENEW_MS) {
        known = null;
        answer = await attempt(address, message);
      }
      return sentBy(answer);
    },
    close: () => client.close(),
  };
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function tokenOf({ keyId, teamId }: { keyId: string; teamId: string }, key: KeyObject, now: number): string {
  const head = `${part({ alg: 'ES256', kid: keyId })}.${part({ iss: teamId, iat: Math.floor(now / 1000) })}`;
  return `${head}.${sign('SHA256', Buffer.from(head), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const headersOf = (topic: string, { tag, urgency, ttlSeconds, shown }: Message) => ({
  'apns-topic': topic,
  'apns-push-type': shown ? 'alert' : 'background',
  // Apple refuses a background push of priority 10.
  'apns-priority': shown && (urgency === 'high' || urgency === 'normal') ? '10' : '5',
  'apns-expiration': String(Math.floor(Date.now() / 1000) + ttlSeconds),
  'apns-collapse-id': topicOf(tag),
});

const bodyOf = ({ tag, urgency, data, shown }: Message): string =>
  JSON.stringify({
    aps: shown
      ? {
          alert: { title: shown.title, body: shown.body },
          badge: shown.unread,
          'thread-id': tag,
          'interruption-level': urgency === 'high' ? 'time-sensitive' : 'active',
          ...(!shown.silent && { sound: 'default' }),
        }
      : { 'content-available': 1 },
    tidings: data,
  });

function sentBy({ status, headers, body }: Http2Answer): Sent {
  if (status === 200) return { outcome: 'sent', status, retryAfterMs: null };
  const isGone = status === 410 || (status === 400 && gone.includes(reasonIn(body)));
  return { outcome: isGone ? 'retired' : 'failed', status, retryAfterMs: retryAfterOf(headers['retry-after']) };
}

function reasonIn(body: string): string {
  try {
    return String((JSON.parse(body) as { reason?: unknown }).reason ?? '');
  } catch {
    return '';
  }
}
