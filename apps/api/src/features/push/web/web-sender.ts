import webPush from 'web-push';
import type { PushConfig } from '../../../config/push.ts';
import { Connections } from '../../../platform/net/connections.ts';
import { send } from '../../../platform/net/send.ts';
import { retryAfterOf, type Sender, type Sent } from '../message/sender.ts';
import { topicOf } from '../message/topic.ts';
import type { Vapid } from './vapid.ts';

/** Web Push: encrypted for the browser (RFC 8291), sent to where it says its push service is. */
export function webSender(config: PushConfig, vapid: Vapid, timeoutMs: number): Sender {
  const connections = new Connections();
  return {
    placeOf: ({ address }) => (URL.canParse(address) ? new URL(address).origin : 'nowhere'),
    async send({ address, p256dh, auth }, { text, tag, urgency, ttlSeconds }): Promise<Sent> {
      const { cipherText: body } = webPush.encrypt(p256dh ?? '', auth ?? '', text, 'aes128gcm');
      const headers = {
        ttl: ttlSeconds,
        urgency,
        topic: topicOf(tag),
        'content-type': 'application/octet-stream',
        'content-encoding': 'aes128gcm',
        authorization: await vapid.authorisation(new URL(address).origin),
      };
      const request = { method: 'POST' as const, headers, body, timeoutMs, maxBytes: 0 };
      const answer = await send(address, request, config.outgoing, connections);
      return sentBy(answer.status, answer.headers['retry-after']);
    },
    close: () => connections.close(),
  };
}

function sentBy(status: number, retryAfter: string | undefined): Sent {
  if (status >= 200 && status < 300) return { outcome: 'sent', status, retryAfterMs: null };
  if (status === 404 || status === 410) return { outcome: 'retired', status, retryAfterMs: null };
  return { outcome: 'failed', status, retryAfterMs: retryAfterOf(retryAfter) };
}
