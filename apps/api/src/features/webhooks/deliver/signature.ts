import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export const makeSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** A secret as it is shown, and as libraries for Standard Webhooks take it. */
export const writeSecret = (secret: Buffer): string => PREFIX + secret.toString('base64');

type Message = { id: string; at: Date; body: string };

/** The headers of Standard Webhooks: `webhook-signature` has one signature for each secret that is good at the time. */
export function signedHeaders({ id, at, body }: Message, secrets: readonly Buffer[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const sign = (secret: Buffer) =>
    `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map(sign).join(' '),
  };
}
