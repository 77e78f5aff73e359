import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the time of a request may be off, in ms. */
export const SKEW_MS = 5 * 60_000;
type Headers = Record<string, string | string[] | undefined>;
export type Signed = { id: string; timestamp: string; signature: string };

/** The headers of a signed request; `null`: one is missing, twice there, or not what it should be. */
export function signedHeaders(headers: Headers): Signed | null {
  const [id, timestamp, signature] = ['x-tidings-id', 'x-tidings-timestamp', 'x-tidings-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || !/^[\w.:-]{8,64}$/.test(id)) return null;
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return null;
  if (typeof signature !== 'string' || !/^v1=[0-9a-f]{64}$/i.test(signature)) return null;
  return { id, timestamp, signature };
}

/** `v1=<hex>` of a body: the HMAC-SHA256 of `id.timestamp.body`, over its very bytes. */
export const signatureOf = (
  secret: Buffer,
  { id, timestamp }: Pick<Signed, 'id' | 'timestamp'>,
  body: Buffer,
): string => `v1=${createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest('hex')}`;

/** Whether a request is signed with this secret and of now. Takes as long for every signature. */
export function isSigned(secret: Buffer, signed: Signed, body: Buffer, now = Date.now()): boolean {
  const right = Buffer.from(signatureOf(secret, signed, body));
  const given = Buffer.from(signed.signature.toLowerCase());
  const fits = given.length === right.length && timingSafeEqual(given, right);
  return fits && Math.abs(now - Number(signed.timestamp) * 1000) <= SKEW_MS;
}
