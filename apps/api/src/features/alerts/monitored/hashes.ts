import { hash } from 'node:crypto';
import type { MonitoredKind } from '@tidings/contracts';

/** Bytes of a hash that leaks are looked up by. */
export const LEAK_BYTES = 20;
const BLOCK = 64;

const sha256 = (data: string | Buffer): Buffer => hash('sha256', data, 'buffer');
const padded = (key: Buffer, byte: number): Buffer => {
  const block = Buffer.alloc(BLOCK, byte);
  for (const [at, value] of (key.length > BLOCK ? sha256(key) : key).entries()) block[at] = value ^ byte;
  return block;
};
const pads = new WeakMap<Buffer, { inner: Buffer; outer: Buffer }>();

/** HMAC-SHA256 (RFC 2104) by one-shot hashes: an object of OpenSSL for each of a million lines takes ten times as long. */
function hmac(key: Buffer, message: string): Buffer {
  const known = pads.get(key) ?? { inner: padded(key, 0x36), outer: padded(key, 0x5c) };
  pads.set(key, known);
  const inner = sha256(Buffer.concat([known.inner, Buffer.from(message)]));
  return sha256(Buffer.concat([known.outer, inner]));
}

/** What a leaked identifier is looked up by: everybody can compute it of what they know. `normal`: as `normalise` has it. */
export const leakHash = (normal: string): Buffer => sha256(normal).subarray(0, LEAK_BYTES);

/** What a monitored item is kept as. Without the pepper nobody finds out what was hashed by trying what there is. */
export const itemHash = (pepper: Buffer, kind: MonitoredKind, normal: string): string =>
  hmac(pepper, `${kind}\0${normal}`).toString('hex');

/** Which finding it is, of all a source has of one member. */
export const fingerprintOf = (pepper: Buffer, key: readonly string[]): string =>
  hmac(pepper, JSON.stringify(key)).toString('hex');
