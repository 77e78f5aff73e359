import webPush from 'web-push';
import type { PushConfig } from '../../../config/push.ts';
import { Poster } from '../../../platform/net/post.ts';
import { readTarget } from '../../../platform/net/public-target.ts';
import { retryAfterOf, type Sender, type Sent } from '../message/sender.ts';
import { topicOf } from '../message/topic.ts';
import type { Vapid } from './vapid.ts';

/** Web Push: encrypted for the browser (RFC 8291), sent to where it says its push service is. */
export function webSender(config: PushConfig, vapid: Vapid, timeoutMs: number): Sender {
  const poster = new Poster(config.privateOrigins);
  return {
    placeOf: ({ address }) => (URL.canParse(address) ? new URL(address).origin : 'nowhere'),
    async send({ address, p256dh, auth }, { text, tag, urgency, ttlSeconds }): Promise<Sent> {
      const url = readTarget(address, config.privateOrigins);
      const { cipherText: body } = webPush.encrypt(p256dh ?? '', auth ?? '', text, 'aes128gcm');
      const headers = {
        ttl: ttlSeconds,
        urgency,
        topic: topicOf(tag),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        'content-length': body.length,
        authorization: vapid.authorisation(url.origin),
      };
      const answer = await poster.post(url, { headers, body, timeoutMs });
      return sentBy(answer.status, answer.headers['retry-after']);
    },
    close: () => poster.close(),
  };
}

function sentBy(status: number, retryAfter: string | undefined): Sent {
  if (status >= 200 && status < 300) return { outcome: 'sent', status, retryAfterMs: null };
  if (status === 404 || status === 410) return { outcome: 'retired', status, retryAfterMs: null };
  return { outcome: 'failed', status, retryAfterMs: retryAfterOf(retryAfter) };
}
