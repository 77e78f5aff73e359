import { createHash } from 'node:crypto';
import type { Idempotency } from './actor.ts';
import { TidingsError } from './errors.ts';

/** An unsafe request as it came. */
type Asked = { method: string; url: string; key: string | string[] | undefined; body: Buffer | null };

/**
 * What a request claims to be answered once by.
 * @throws BAD_REQUEST when the key is not one
 */
export function idempotencyOf({ method, url, key, body }: Asked): Idempotency | null {
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key)) {
    throw new TidingsError('BAD_REQUEST', 'An Idempotency-Key is 1 to 100 printable characters.');
  }
  // The bytes as they came: writing out again what was parsed would cost as much as somebody likes.
  const hash = createHash('sha256').update(`${method} ${url}\n`);
  return { key, hash: hash.update(body ?? '').digest('hex') };
}
