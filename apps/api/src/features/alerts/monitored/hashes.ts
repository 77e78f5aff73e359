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
/** What a message is hashed with: both blocks of a key, each with room behind it. */
type Pads = { readonly inner: Buffer; readonly outer: Buffer };
const pads = new WeakMap<Buffer, Pads>();
/** Bytes of a message that are hashed in place; no identifier is longer. */
const ROOM = 1024;

function padsOf(key: Buffer): Pads {
  const inner = Buffer.concat([padded(key, 0x36), Buffer.alloc(ROOM)]);
  const made = { inner, outer: Buffer.concat([padded(key, 0x5c), Buffer.alloc(32)]) };
  pads.set(key, made);
  return made;
}

/**
 * HMAC-SHA256 (RFC 2104), in hex, by one-shot hashes over buffers that stay: of each of a million lines an object of OpenSSL takes ten
 * times as long, and new buffers half as long again.
 */
function hmac(key: Buffer, message: string): string {
  const { inner, outer } = pads.get(key) ?? padsOf(key);
  const bytes = Buffer.byteLength(message);
  if (bytes <= ROOM) inner.write(message, BLOCK);
  const given =
    bytes <= ROOM ? inner.subarray(0, BLOCK + bytes) : Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(message)]);
  sha256(given).copy(outer, BLOCK);
  return hash('sha256', outer, 'hex');
}

/** What a leaked identifier is looked up by: everybody can compute it of what they know. `normal`: as `normalise` has it. */
export const leakHash = (normal: string): Buffer => sha256(normal).subarray(0, LEAK_BYTES);

/** What a monitored item is kept as. Without the pepper nobody finds out what was hashed by trying what there is. */
export const itemHash = (pepper: Buffer, kind: MonitoredKind, normal: string): string =>
  hmac(pepper, `${kind}\0${normal}`);

/** Which finding it is, of all a source has of one member. */
export const fingerprintOf = (pepper: Buffer, key: readonly string[]): string => hmac(pepper, JSON.stringify(key));
